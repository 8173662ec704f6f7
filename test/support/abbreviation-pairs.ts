/**
 * What the seeds and fifteen RFCs define as abbreviations: found by reading every parenthesis with capitals, every list of abbreviations and every
 * `or`, `short for` and `stands for` of these texts, references included. `short = long`, a pair for each spelling that differs in more than case,
 * hyphens and a plural.
 */
export const ABBREVIATION_PAIRS: Readonly<Record<string, string>> = {
  seeds: `NEP = New Economic Policy`,
  rfc1180: `TCP = Transmission Control Protocol; UDP = User Datagram Protocol; FTP = File Transfer Protocol;
    SNMP = Simple Network Management Protocol; ARP = Address Resolution Protocol; IP = Internet Protocol;
    CSMA/CD = Carrier Sense and Multiple Access with Collision Detection; NIC = Network Information Center;
    ICMP = Internet Control Message Protocol; NFS = Network File System`,
  rfc1309: `DISI = Directory Information Services (pilot) Infrastructure; IETF = Internet Engineering Task Force; DNS = Domain Name System;
    DIB = Directory Information Base; DIT = Directory Information Tree; RDN = Relative Distinguished Name; DUA = Directory User Agent; DBMS = Data Base Management System`,
  rfc2026: `RFC = Request for Comments; TS = Technical Specification; AS = Applicability Statement; BCP = Best Current Practice;
    IAB = Internet Architecture Board; IESG = Internet Engineering Steering Group; IPR = intellectual property rights;
    FTP = File Transfer Protocol; ITU = International Telecommunication Union; ANSI = American National Standards Institute;
    ARPA = Advanced Research Projects Agency; ASCII = American Standard Code for Information Interchange;
    IANA = Internet Assigned Numbers Authority; IEEE = Institute of Electrical and Electronics Engineers;
    ICMP = Internet Control Message Protocol; IETF = Internet Engineering Task Force; IP = Internet Protocol;
    IRSG = Internet Research Steering Group; IRTF = Internet Research Task Force;
    ISO = International Organization for Standardization; ISOC = Internet Society; MIB = Management Information Base;
    OSI = Open Systems Interconnection; TCP = Transmission Control Protocol; WWW = World Wide Web;
    ITU-T = Telecommunications Standardization sector of the International Telecommunication Union`,
  rfc2784: `GRE = Generic Routing Encapsulation; PMTU = Path MTU; ISAKMP = Internet Security Association and Key Management Protocol;
    PPTP = Point-to-Point Tunneling Protocol`,
  rfc3031: `MPLS = Multiprotocol Label Switching; NHLFE = Next Hop Label Forwarding Entry; ILM = Incoming Label Map;
    FTN = FEC-to-NHLFE; FTN = FEC-to-NHLFE Map; LSP = Label Switched Path; TTL = Time-to-Live; FEC = Forwarding Equivalence Class;
    ATM = Asynchronous Transfer Mode; BGP = Border Gateway Protocol; DLCI = Data Link Circuit Identifier;
    IGP = Interior Gateway Protocol; IP = Internet Protocol; LDP = Label Distribution Protocol; L2 = Layer 2; L3 = Layer 3;
    LSR = Label Switching Router; SVC = Switched Virtual Circuit; SVP = Switched Virtual Path; VC = Virtual Circuit;
    VCI = Virtual Circuit Identifier; VP = Virtual Path; VPI = Virtual Path Identifier`,
  rfc3439: `CAPEX = capital expenditure; OPEX = operational expenditure; NAT = Network Address Translation;
    ADE = Architecture, Design, and Engineering; PSTN = Public Switched Telephone Network; MSN = multi-service network;
    EOSL = Everything Over Some Layer; EPD = Early Packet Discard; EOIP = Everything over IP; UIWF = Universal Interworking unction;
    PS = packet switching; CS = circuit switching; HBHI = hop-by-hop independence; HOT = Highly Optimized Tolerance;
    ACPL = Architectural Component Proportionality Law; KISS = Keep It Simple Stupid`,
  rfc3552: `COMSEC = COMMUNICATION SECURITY; PDU = Protocol Data Unit; KDC = KEY DISTRIBUTION CENTER; CA = CERTIFICATE AUTHORITY;
    ACL = access control list; DDoS = DISTRIBUTED denial of service; ESP = Encapsulating Security Payload;
    CRL = Certificate Restoration List; SASL = Simple Authentication and Security Layer; TLS = Transport Layer Security;
    URL = Uniform Resource Locator; SOAP = Simple Object Access Protocol`,
  rfc4270: `EDI = electronic data interchange; NSA = National Security Agency; CRL = Certificate Revocation List;
    SHA1 = Secure Hash Algorithm 1`,
  rfc4274: `BGP-4 = Border Gateway Protocol version 4; BGP-4 = Border Gateway Protocol 4; FSM = Finite State Machine;
    CIDR = Classless Inter-Domain Routing; IGP = interior gateway protocol; NLRI = Network Layer Reachability Information;
    NLRI = Network Layer Reachability;
    MR = memory requirements; MED = Multi-Exit Discriminator; EBGP = External BGP; ACL = access control list;
    BGP = Border Gateway Protocol; GTSM = Generalized TTL Security Mechanism; BGP-3 = Border Gateway Protocol 3;
    RPSL = Routing Policy Specification Language; ESP = Encapsulating Security Payload; soBGP = Secure Origin BGP;
    IASA = IETF Administrative Support Activity; Secure-BGP = Secure Border Gateway Protocol`,
  rfc4377: `OAM = Operations and Management; MPLS = Multi-Protocol Label Switched; MPLS = Multi-Protocol Label Switching; MPLS = Multiprotocol Label Switching;
    LSP = Label Switched Path; IGP = Interior Gateway Protocol; LSR = Label Switching Router; SP = service provider;
    ECMP = equal-cost multi-path; TTL = time to live; CC = Continuity check; AIS = Alarm Indication Signal;
    DoS = denial of service; TE = Traffic Engineering; MIB = Management Information Base; IASA = IETF Administrative Support Activity;
    ASBR = Autonomous System Border Router; CE = Customer Edge; PE = Provider Edge; RSVP = Resource reSerVation Protocol;
    LDP = Label Distribution Protocol`,
  rfc6555: `IETF = Internet Engineering Task Force; IESG = Internet Engineering Steering Group;
    ICE = Interactive Connectivity Establishment; CGN = Carrier-Grade NAT; NAT = Network Address Translator;
    SIP = Session Initiation Protocol; IPv6 = Internet Protocol version 6`,
  rfc7413: `IETF = Internet Engineering Task Force; TFO = TCP Fast Open; RTT = round-trip time;
    IESG = Internet Engineering Steering Group; TCPCT = TCP Cookie Transaction; MAC = message authentication code;
    MSS = Maximum Segment Size; RST = reset; TLS = Transport Layer Security; LTE = Long Term Evolution; CGN = Carrier-Grade NAT;
    TON = Transactions on Networking`,
  rfc7457: `IETF = Internet Engineering Task Force; TLS = Transport Layer Security; DTLS = Datagram TLS;
    IESG = Internet Engineering Steering Group; NSA = National Security Agency; CVE = Common Vulnerabilities and Exposures;
    HSTS = HTTP Strict Transport Security; CBC = Cipher Block Chaining; CSRF = Cross-Site Request Forgery; DH = Diffie-Hellman;
    MITM = man-in-the-middle; GCM = Galois Counter Mode; DTLS = Datagram Transport Layer Security;
    NICTA = National ICT of Australia; SSL/TLS = Secure Socket Layer / Transport Layer Security;
    IKEv2 = Internet Key Exchange Protocol Version 2`,
  rfc7498: `IETF = Internet Engineering Task Force; SFC = Service Function Chaining; SFC = Service Function Chain;
    IESG = Internet Engineering Steering Group; DPI = Deep Packet Inspection; SF = service function;
    GRE = Generic Routing Encapsulation; VXLAN = Virtual eXtensible Local Area Network`,
  rfc8028: `IETF = Internet Engineering Task Force; IESG = Internet Engineering Steering Group; RA = Router Advertisement;
    ES = End System; MIF = multi-interface; SLAAC = Stateless Address Autoconfiguration; PIO = Prefix Information Option;
    FIB = Forwarding Information Base; SDN = Software-Defined Networking; RIO = Route Information Option; MSS = Maximum Segment Size;
    CPE = Customer Premises Equipment; uRPF = unicast reverse path forwarding; IPv6 = Internet Protocol Version 6;
    IPv6 = IP version 6`,
}
