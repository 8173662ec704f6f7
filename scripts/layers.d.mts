export declare const layers: readonly { readonly rooms: readonly string[]; readonly apart?: boolean }[]
export declare const protocolFile: string
export declare function roomOf(file: string): string | undefined
export declare function mayImport(from: string, to: string): boolean
export declare function forbiddenTo(room: string): string[]
