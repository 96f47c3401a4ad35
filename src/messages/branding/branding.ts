/** How the papers of a company look, as a letter takes it: pictures as their bytes, a colour as "#1a2b3c". */
export interface LetterBranding {
  readonly logo: readonly number[] | null
  readonly signature: readonly number[] | null
  readonly colour: string | null
}

/** Papers without a logo, a signature or a colour. */
export const PLAIN: LetterBranding = { logo: null, signature: null, colour: null }
