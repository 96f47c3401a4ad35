/** Elements that only show and order text. */
export const ALLOWED_TAGS: ReadonlySet<string> = new Set(
  "a abbr address article b big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr".split(
    " ",
  ),
)

/** Elements without an end. */
export const EMPTY_TAGS: ReadonlySet<string> = new Set(["br", "col", "hr", "img", "wbr"])

/** Elements whose content is no text to be read. */
export const WITH_CONTENT_DROPPED: ReadonlySet<string> = new Set(
  "script style head title template noscript iframe frame frameset object embed applet svg math audio video canvas form select textarea button xml xmp plaintext noembed noframes".split(
    " ",
  ),
)

/** Attributes that dress or order; none names an address. */
export const ALLOWED_ATTRIBUTES: ReadonlySet<string> = new Set(
  "align alt bgcolor border cellpadding cellspacing color colspan dir face height lang nowrap rowspan size span start title type valign value width".split(
    " ",
  ),
)
