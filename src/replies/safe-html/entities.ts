const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", euro: "€", copy: "©", reg: "®" },
  ...{ agrave: "à", acirc: "â", ccedil: "ç", eacute: "é", egrave: "è", ecirc: "ê", euml: "ë", icirc: "î" },
  ...{ iuml: "ï", ocirc: "ô", ouml: "ö", ugrave: "ù", ucirc: "û", uuml: "ü", oelig: "œ", aelig: "æ" },
  ...{ Agrave: "À", Acirc: "Â", Ccedil: "Ç", Eacute: "É", Egrave: "È", Ecirc: "Ê", Icirc: "Î", Ocirc: "Ô" },
  ...{ laquo: "«", raquo: "»", hellip: "…", ndash: "–", mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“" },
  ...{ rdquo: "”", bull: "•", middot: "·", deg: "°", times: "×", shy: "", zwnj: "", zwj: "", ensp: " " },
  ...{ emsp: " ", thinsp: " ", pound: "£", sect: "§", trade: "™", ntilde: "ñ", szlig: "ß", auml: "ä" },
}

/** A text of a page with its entities turned into the signs they stand for; unknown ones stay as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ""
  })
}
