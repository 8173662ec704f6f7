/**
 * What the seeds and fifteen RFCs define as abbreviations: found by reading every parenthesis with capitals, every list of abbreviations and every
 * `or`, `short for` and `stands for` of these texts, references included. `short = long`, a pair for each spelling that differs in more than case,
 * hyphens and a plural. In no order of the texts: by the last letters.
 */
export const ABBREVIATION_PAIRS: Readonly<Record<string, string>> = {
  seeds: `NEP = New Economic Policy`,
  rfc1180: `NIC = Network Information Center; CSMA/CD = Carrier Sense and Multiple Access with Collision Detection;
    TCP = Transmission Control Protocol; UDP = User Datagram Protocol; IP = Internet Protocol;
    ICMP = Internet Control Message Protocol; SNMP = Simple Network Management Protocol; ARP = Address Resolution Protocol;
    FTP = File Transfer Protocol; NFS = Network File System`,
  rfc1309: `DUA = Directory User Agent; DIB = Directory Information Base; IETF = Internet Engineering Task Force;
    DISI = Directory Information Services (pilot) Infrastructure; RDN = Relative Distinguished Name;
    DBMS = Data Base Management System; DNS = Domain Name System; DIT = Directory Information Tree`,
  rfc2026: `IANA = Internet Assigned Numbers Authority; ARPA = Advanced Research Projects Agency;
    IAB = Internet Architecture Board; MIB = Management Information Base; RFC = Request for Comments;
    ISOC = Internet Society; IEEE = Institute of Electrical and Electronics Engineers;
    IETF = Internet Engineering Task Force; IRTF = Internet Research Task Force;
    IESG = Internet Engineering Steering Group; IRSG = Internet Research Steering Group;
    ASCII = American Standard Code for Information Interchange; ANSI = American National Standards Institute;
    OSI = Open Systems Interconnection; ISO = International Organization for Standardization; BCP = Best Current Practice;
    TCP = Transmission Control Protocol; IP = Internet Protocol; ICMP = Internet Control Message Protocol;
    FTP = File Transfer Protocol; IPR = intellectual property rights; AS = Applicability Statement;
    TS = Technical Specification;
    ITU-T = Telecommunications Standardization sector of the International Telecommunication Union;
    ITU = International Telecommunication Union; WWW = World Wide Web`,
  rfc2784: `GRE = Generic Routing Encapsulation; ISAKMP = Internet Security Association and Key Management Protocol;
    PPTP = Point-to-Point Tunneling Protocol; PMTU = Path MTU`,
  rfc3031: `L2 = Layer 2; L3 = Layer 3; FEC = Forwarding Equivalence Class; VC = Virtual Circuit; SVC = Switched Virtual Circuit;
    NHLFE = Next Hop Label Forwarding Entry; DLCI = Data Link Circuit Identifier; VCI = Virtual Circuit Identifier;
    VPI = Virtual Path Identifier; TTL = Time-to-Live; ILM = Incoming Label Map; ATM = Asynchronous Transfer Mode;
    FTN = FEC-to-NHLFE; FTN = FEC-to-NHLFE Map; LDP = Label Distribution Protocol; BGP = Border Gateway Protocol;
    IGP = Interior Gateway Protocol; IP = Internet Protocol; LSP = Label Switched Path; VP = Virtual Path;
    SVP = Switched Virtual Path; LSR = Label Switching Router; MPLS = Multiprotocol Label Switching`,
  rfc3439: `EPD = Early Packet Discard; ADE = Architecture, Design, and Engineering; UIWF = Universal Interworking unction;
    HBHI = hop-by-hop independence; ACPL = Architectural Component Proportionality Law; EOSL = Everything Over Some Layer;
    MSN = multi-service network; PSTN = Public Switched Telephone Network; EOIP = Everything over IP;
    CS = circuit switching; PS = packet switching; KISS = Keep It Simple Stupid; NAT = Network Address Translation;
    HOT = Highly Optimized Tolerance; CAPEX = capital expenditure; OPEX = operational expenditure`,
  rfc3552: `CA = CERTIFICATE AUTHORITY; KDC = KEY DISTRIBUTION CENTER; COMSEC = COMMUNICATION SECURITY; ACL = access control list;
    CRL = Certificate Restoration List; URL = Uniform Resource Locator; SASL = Simple Authentication and Security Layer;
    SOAP = Simple Object Access Protocol; ESP = Encapsulating Security Payload; TLS = Transport Layer Security;
    DDoS = DISTRIBUTED denial of service; PDU = Protocol Data Unit`,
  rfc4270: `SHA1 = Secure Hash Algorithm 1; NSA = National Security Agency; EDI = electronic data interchange;
    CRL = Certificate Revocation List`,
  rfc4274: `BGP-3 = Border Gateway Protocol 3; BGP-4 = Border Gateway Protocol 4; BGP-4 = Border Gateway Protocol version 4;
    IASA = IETF Administrative Support Activity; MED = Multi-Exit Discriminator; NLRI = Network Layer Reachability;
    NLRI = Network Layer Reachability Information; ACL = access control list; RPSL = Routing Policy Specification Language;
    FSM = Finite State Machine; GTSM = Generalized TTL Security Mechanism; BGP = Border Gateway Protocol;
    Secure-BGP = Secure Border Gateway Protocol; EBGP = External BGP; soBGP = Secure Origin BGP;
    IGP = interior gateway protocol; ESP = Encapsulating Security Payload; CIDR = Classless Inter-Domain Routing;
    MR = memory requirements`,
  rfc4377: `IASA = IETF Administrative Support Activity; MIB = Management Information Base; CC = Continuity check;
    CE = Customer Edge; PE = Provider Edge; TE = Traffic Engineering; TTL = time to live; OAM = Operations and Management;
    LDP = Label Distribution Protocol; IGP = Interior Gateway Protocol; ECMP = equal-cost multi-path;
    SP = service provider; LSP = Label Switched Path; RSVP = Resource reSerVation Protocol;
    ASBR = Autonomous System Border Router; LSR = Label Switching Router; AIS = Alarm Indication Signal;
    MPLS = Multi-Protocol Label Switched; MPLS = Multi-Protocol Label Switching; MPLS = Multiprotocol Label Switching;
    DoS = denial of service`,
  rfc6555: `IPv6 = Internet Protocol version 6; ICE = Interactive Connectivity Establishment;
    IETF = Internet Engineering Task Force; IESG = Internet Engineering Steering Group; CGN = Carrier-Grade NAT;
    SIP = Session Initiation Protocol; NAT = Network Address Translator`,
  rfc7413: `MAC = message authentication code; LTE = Long Term Evolution; IETF = Internet Engineering Task Force;
    IESG = Internet Engineering Steering Group; CGN = Carrier-Grade NAT; TON = Transactions on Networking;
    TFO = TCP Fast Open; TLS = Transport Layer Security; MSS = Maximum Segment Size; TCPCT = TCP Cookie Transaction;
    RST = reset; RTT = round-trip time`,
  rfc7457: `IKEv2 = Internet Key Exchange Protocol Version 2; NSA = National Security Agency; NICTA = National ICT of Australia;
    CBC = Cipher Block Chaining; CVE = Common Vulnerabilities and Exposures; CSRF = Cross-Site Request Forgery;
    IETF = Internet Engineering Task Force; IESG = Internet Engineering Steering Group; DH = Diffie-Hellman;
    GCM = Galois Counter Mode; MITM = man-in-the-middle; TLS = Transport Layer Security;
    SSL/TLS = Secure Socket Layer / Transport Layer Security; DTLS = Datagram TLS;
    DTLS = Datagram Transport Layer Security; HSTS = HTTP Strict Transport Security`,
  rfc7498: `SFC = Service Function Chain; SFC = Service Function Chaining; GRE = Generic Routing Encapsulation;
    SF = service function; IETF = Internet Engineering Task Force; IESG = Internet Engineering Steering Group;
    DPI = Deep Packet Inspection; VXLAN = Virtual eXtensible Local Area Network`,
  rfc8028: `IPv6 = IP version 6; IPv6 = Internet Protocol Version 6; RA = Router Advertisement; FIB = Forwarding Information Base;
    SLAAC = Stateless Address Autoconfiguration; CPE = Customer Premises Equipment; MIF = multi-interface;
    uRPF = unicast reverse path forwarding; IETF = Internet Engineering Task Force;
    IESG = Internet Engineering Steering Group; SDN = Software-Defined Networking; PIO = Prefix Information Option;
    RIO = Route Information Option; ES = End System; MSS = Maximum Segment Size`,
}
