import type { MessageLanguage } from "../../kernel/wording.ts"
import { type FaultWords, faultOf, type Judge } from "./judge.ts"
import { pattern, placesOf, type ReadText, type Span } from "./read-text.ts"

/**
 * What the rules look for in letters that are neither French nor English. French law binds the
 * creditor in every language; its rules are judged here on the usual words of each one.
 */

type Topic = "threats" | "interrupts" | "third-party" | "official" | "costs" | "indemnity" | "interest"
type Other = Exclude<MessageLanguage, "fr" | "en">

const WORDS: Record<Other, Record<Topic, string>> = {
  de: {
    threats:
      "pfand\\w*|zwangsvollstreck\\w*|gerichtsvollzieher\\w*|vollstreckungs\\w*|kontosperr\\w*|strafanzeige\\w*|strafantrag|staatsanwalt\\w*|polizei|betrugs?anzeige|schufa\\w*|schwarze liste|schuldnerverzeichnis|negativeintrag|veroffentlich\\w*",
    interrupts: "verjahrung[^.!?\\n]{0,60}?(unterbr|hemm)\\w*|(unterbr|hemm)\\w*[^.!?\\n]{0,60}?verjahrung",
    "third-party":
      "(arbeitgeber|familie|nachbarn|ehepartner|kunden|lieferanten|bank)[^.!?\\n]{0,30}?(informier|benachrichtig|unterricht|kontaktier)\\w*",
    official: "im namen des (volkes|gesetzes)|(?<=^|\\n)(vollstreckungsbescheid|mahnbescheid|vorladung)",
    costs:
      "mahn(gebuhr|kosten|spesen)\\w*|bearbeitungsgebuhr\\w*|inkasso(gebuhr|kosten)\\w*|verwaltungsgebuhr\\w*",
    indemnity: "pauschale|441-5|441-10",
    interest: "verzugszins\\w*|verzinst|gesetzlich\\w* zins\\w*",
  },
  es: {
    threats:
      "embarg\\w*|ejecucion forzosa|bloque(o|ar|aremos) (de )?(sus? |la )?cuentas?|policia|denuncia(r\\w*)? (penal|ante)|querella|fiscalia|delito|estafa|asnef|lista negra|ficheros? de morosos|registro de morosos|publicar\\w*",
    interrupts:
      "(interrump|suspend)\\w*[^.!?\\n]{0,60}?prescripcion|prescripcion[^.!?\\n]{0,60}?(interrump|suspend)\\w*",
    "third-party":
      "(informar|avisar|contactar|comunicar)\\w*[^.!?\\n]{0,40}?su (empleador|familia|banco|conyuge|empresa)|sus (vecinos|clientes|proveedores)[^.!?\\n]{0,20}?(seran|informad)\\w*",
    official: "en nombre de la ley|(?<=^|\\n)(citacion|emplazamiento|auto de embargo|providencia)",
    costs:
      "(gastos|recargos?|comision(es)?) (de|por) (reclamacion|gestion|cobro|demora|recobro|devolucion)|gastos administrativos",
    indemnity: "compensacion fija|441-5|441-10",
    interest: "intereses (de demora|legales|moratorios)|devenga\\w* intereses|tipo legal",
  },
  it: {
    threats:
      "pignor\\w*|sequestr\\w*|ufficiale giudiziario|esecuzione forzata|bloccare (il |i )?(suo|suoi|vostr\\w) cont\\w*|denuncia (penale|alla)|querela|procura della repubblica|polizia|carabinieri|truffa|reato|crif|lista nera|cattivi pagatori|pubblicher\\w*|pubblicazione del (suo|vostro) nome",
    interrupts:
      "(interromp|sospend)\\w*[^.!?\\n]{0,60}?prescrizione|prescrizione[^.!?\\n]{0,60}?(interrott|interromp|sospes)\\w*",
    "third-party":
      "(informer|avviser|contatter|avvertir)\\w*[^.!?\\n]{0,40}?(suo datore|sua famiglia|suoi (vicini|clienti|fornitori)|sua banca)",
    official: "in nome (del popolo|della legge)|(?<=^|\\n)(atto di precetto|decreto ingiuntivo|citazione)",
    costs: "spese (di|per) (sollecito|recupero|gestione|pratica|ritardo)|costi amministrativi",
    indemnity: "indennizzo forfettario|441-5|441-10",
    interest: "interessi (di mora|legali|moratori)|produce interessi|tasso legale",
  },
  nl: {
    threats:
      "beslag\\w*|deurwaarder\\w*|gedwongen (uitvoering|invordering)|dwangbevel|rekening(en)? (laten )?blokker\\w*|politie|strafklacht|aangifte|openbaar ministerie|oplichting|misdrijf|bkr|zwarte lijst|wanbetalers\\w*|openbaar maken|publicer\\w*",
    interrupts:
      "(stuit|schors|onderbre)\\w*[^.!?\\n]{0,60}?verjaring|verjaring[^.!?\\n]{0,60}?(gestuit|stuit|geschorst|onderbro)\\w*",
    "third-party":
      "uw (werkgever|familie|buren|partner|klanten|leveranciers|bank)[^.!?\\n]{0,30}?(inlicht|informer|verwittig|contacter)\\w*|(inlichten|informeren|verwittigen)[^.!?\\n]{0,30}?uw (werkgever|familie|buren|klanten|bank)",
    official: "in naam der (wet|koning)|(?<=^|\\n)(dagvaarding|dwangbevel|exploot)",
    costs: "(aanmanings|herinnerings|incasso|administratie|dossier)kosten|kosten van (aanmaning|invordering)",
    indemnity: "vaste vergoeding|441-5|441-10",
    interest: "(vertragings|verwijl)rente|wettelijke rente(voet)?|rente op\\b|brengt[^.!?\\n]{0,40}? rente",
  },
  pt: {
    threats:
      "penhor\\w*|arrest(o|ar)\\w*|execucao forcada|agentes? de execucao|bloque(io|ar|aremos) (de |das? |as? )?(suas? )?contas?|policia|queixa(-crime)?|ministerio publico|burla|crime|lista negra|maus pagadores|lista de devedores|publicar\\w*",
    interrupts:
      "(interromp|suspend)\\w*[^.!?\\n]{0,60}?prescricao|prescricao[^.!?\\n]{0,60}?(interromp|suspens|suspend)\\w*",
    "third-party":
      "(informar|avisar|contactar|comunicar)\\w*[^.!?\\n]{0,40}?(sua familia|seu empregador|entidade patronal|seus (vizinhos|clientes|fornecedores)|seu banco)",
    official: "em nome (do povo|da lei)|(?<=^|\\n)(citacao|auto de penhora|intimacao)",
    costs:
      "(despesas|custos|encargos|taxas?) (de|por) (cobranca|lembrete|aviso|gestao|processo|atraso)|despesas administrativas",
    indemnity: "indemnizacao fixa|441-5|441-10",
    interest: "juros (de mora|legais|moratorios)|vence juros|taxa legal",
  },
}

const PATTERNS = Object.fromEntries(
  Object.entries(WORDS).map(([language, topics]) => [
    language,
    Object.fromEntries(Object.entries(topics).map(([topic, words]) => [topic, pattern(`\\b(${words})`)])),
  ]),
) as Record<Other, Record<Topic, RegExp>>

const NO: Record<Other, string> = {
  de: "nicht|nichts|kein\\w*|nie|niemals|weder|ohne",
  es: "no|ni|nunca|jamas|ningun\\w*|sin",
  it: "non|ne|mai|nessun\\w*|senza",
  nl: "niet|niets|geen|nooit|noch|zonder",
  pt: "nao|nem|nunca|jamais|nenhum\\w*|sem",
}
const IF: Record<Other, string> = {
  de: "wenn|falls|sofern|sollten?",
  es: "si",
  it: "se|qualora",
  nl: "als|indien|wanneer",
  pt: "se|caso",
}
const ANSWERS =
  "zahlung|antwort|ruckmeldung|reaktion|nachricht|pago|respuesta|noticias|pagamento|risposta|riscontro|notizie|betaling|antwoord|reactie|bericht|resposta"

const each = (patternOf: (language: Other) => RegExp) =>
  Object.fromEntries(Object.keys(NO).map((key) => [key, patternOf(key as Other)])) as Record<Other, RegExp>

const DENIES = each((language) => new RegExp(`\\b(${NO[language]})\\b`))
// "Wenn Sie nicht zahlen, ..." and "Ohne Zahlung ..." set a condition: they deny nothing.
const CONDITIONS = each(
  (language) =>
    new RegExp(
      `\\b(${IF[language]})( [^ ,]+){0,4}? (${NO[language]})\\b( [^ ,]+)?|\\b(ohne|sin|senza|zonder|sem)( [^ ,]+){0,2}? (${ANSWERS})\\b`,
      "g",
    ),
)
// "Wir zögern nicht, ..." promises what it seems to deny.
const EMPHATIC =
  /zoger|dudar|esit|aarzel|hesitar|anders(?=[^.]{0,20}keus)|keine andere|altra scelta|otra opcion|outra opcao/

const isOther = (language: MessageLanguage): language is Other => language in WORDS

/** Breaks where a letter in another language asserts this; a letter in French or English passes. */
export const abroad =
  (topic: Topic, words: FaultWords): Judge =>
  (text) => {
    const { language } = text
    if (!isOther(language)) return []
    return placesOf(text, PATTERNS[language][topic])
      .filter((span) => isAsserted(text, span, language))
      .map((span) => faultOf(text, words, span))
  }

function isAsserted({ folded }: ReadText, { start, end }: Span, language: Other): boolean {
  const from = Math.max(...[".", "!", "?", ":", ";", "\n"].map((sign) => folded.lastIndexOf(sign, start - 1)))
  const clause = folded.slice(from + 1, end) + (/^[^.!?;,\n]{0,40}/.exec(folded.slice(end))?.[0] ?? "")
  return EMPHATIC.test(clause) || !DENIES[language].test(clause.replace(CONDITIONS[language], ""))
}
