export declare const locatorTermsFile: string
export declare function locatorTermsSource(): string
