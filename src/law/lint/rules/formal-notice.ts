import { addDays } from "../../../kernel/day.ts"
import { CONSUMERS, EVERYBODY, PROFESSIONALS, PUBLIC_BODIES } from "../document.ts"
import { all, faultOf, type Judge, knowing, type LintRule, lacks, says, where } from "../judge.ts"
import { LATE_START, LEGAL_INTEREST, nothingFromConsumers, startLate } from "../money-words.ts"
import { has, pattern, placesOf } from "../read-text.ts"
import { separated } from "../separated.ts"

const ORDER = pattern(
  "(mett(ons|ais|re|ez)|mets) (par la presente |donc |formellement )?en demeure|vous (etes|voici) mis(e|es)? en demeure|vaut mise en demeure|formal notice[^.!?\\n]{0,60}?to (pay|settle)|hereby (give you formal notice|demand)|setzen wir sie (formlich )?in verzug|requer(imos|imos formalmente|imos) (formalmente )?(de|el) pago|(costituiamo|mettiamo) in mora|stellen wij u in gebreke|interpelamos( formalmente)?",
)
const AMOUNT = pattern("\\d ?(€|euros?|eur|usd|gbp|chf)\\b|\\d ?€|€ ?\\d")

const order: Judge = (text, { totalWords }) => {
  const faults = has(text, ORDER)
    ? []
    : [
        faultOf(text, {
          fr: "Sans ordre net de payer, ce n’est pas une mise en demeure\u00a0: «\u00a0nous vous mettons en demeure de payer\u00a0».",
          en: "Without a clear order to pay it is no formal notice: “we hereby give you formal notice to pay”.",
          remedy: {
            label: { fr: "Ajouter l’ordre de payer", en: "Add the order to pay" },
            replacement: {
              fr: `Par la présente, nous vous mettons en demeure de nous payer ${totalWords ? `la somme de ${totalWords}` : "la somme due"} dans un délai de quinze jours à compter de la réception de la présente.`,
              en: `We hereby give you formal notice (mise en demeure) to pay us ${totalWords ?? "the amount due"} within fifteen days of receiving this notice.`,
            },
          },
        }),
      ]
  if (has(text, AMOUNT)) return faults
  return [
    ...faults,
    faultOf(text, { fr: "La somme à payer n’est pas dite.", en: "The amount to pay is not said." }),
  ]
}

const NUMBERS =
  "\\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|soixante|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|acht|zehn|vierzehn|funfzehn|zwanzig|dreissig|dreißig|ocho|diez|quince|veinte|treinta|otto|dieci|quindici|venti|trenta|tien|veertien|vijftien|twintig|dertig|oito|dez|vinte|trinta"
const DAYS = pattern(
  `(dans un delai (maximum |raisonnable )?de|dans les|sous un delai de|sous|d'ici|delai de|dans|within|innerhalb von|innert|binnen|(en|dentro de)( el| un)? plazo de|entro|nel termine di|(no|num) prazo de)( les)? (${NUMBERS}) ?(\\((\\d+|\\w+)\\) )?(jours?|heures?|h\\b|semaines?|mois|days?|hours?|weeks?|tagen?|stunden|wochen|dias|horas|semanas|giorni|ore|settimane|dagen|uur|weken)`,
)
const BY_DAY = pattern(
  "(bis (spatestens |zum )|a mas tardar el|antes del|entro (e non oltre )?(il|l')|uiterlijk op|ate|avant le|d'ici le|au plus tard le|jusqu'au|pour le|by|before|no later than) (\\d{1,2}(er)?[ /]|\\d{4}-|the \\d|#)",
)
const LEGAL_PERIOD = pattern(
  "delai legal|delai (de \\w+ jours )?(prevu|impose|fixe) par la loi|legal period|period set by law|gesetzliche frist|plazo legal|termine (legale|di legge)|wettelijke termijn|prazo legal",
  "legal|par la loi|by law|gesetzlich|di legge|wettelijk",
)
const TOO_SHORT = pattern(
  "immediatement|sans delai|sur-le-champ|des reception|aujourd'hui meme|(sous|dans|within)( un delai de| les)? (24|48|72|vingt-quatre|quarante-huit) ?(heures?|h\\b|hours?)|immediately|at once|forthwith|unverzuglich|umgehend|sofort|inmediat\\w+|immediatamente|onmiddellijk|terstond|imediat\\w+",
  "immediat|sans delai|sur-le-champ|des reception|aujourd|24|48|72|vingt-quatre|quarante-huit|at once|forthwith|unverzug|umgehend|sofort|inmediat|imediat|onmiddel|terstond",
)

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    deux: 2,
    two: 2,
    trois: 3,
    three: 3,
    quatre: 4,
    four: 4,
    cinq: 5,
    five: 5,
    six: 6,
    sept: 7,
    seven: 7,
    huit: 8,
    eight: 8,
    neuf: 9,
    nine: 9,
    dix: 10,
    ten: 10,
    douze: 12,
    twelve: 12,
    quinze: 15,
    fifteen: 15,
    vingt: 20,
    twenty: 20,
    trente: 30,
    thirty: 30,
    ...{ acht: 8, zehn: 10, vierzehn: 14, funfzehn: 15, zwanzig: 20, dreissig: 30, dreißig: 30 },
    ...{ ocho: 8, diez: 10, quince: 15, veinte: 20, treinta: 30 },
    ...{ otto: 8, dieci: 10, quindici: 15, venti: 20, trenta: 30 },
    ...{ tien: 10, veertien: 14, vijftien: 15, twintig: 20, dertig: 30 },
    ...{ oito: 8, dez: 10, vinte: 20, trinta: 30 },
    quarante: 40,
    soixante: 60,
  }),
)

const COUNTED = new RegExp(
  `\\b(${NUMBERS})\\b(?= ?(\\(|jour|heure|h\\b|semaine|mois|day|hour|week|tag|stund|woche|dia|hora|semana|giorn|ore|settiman|dag|uur|weken))`,
)
const UNITS = [
  ["semaine", 7],
  ["week", 7],
  ["mois", 30],
  ["month", 30],
  ["heure", 1 / 24],
  ["hour", 1 / 24],
  ["woche", 7],
  ["semana", 7],
  ["settiman", 7],
  ["weken", 7],
  ["stund", 1 / 24],
  ["hora", 1 / 24],
] as const

/** The periods of days that a text gives to pay, with their places. */
export function periodsOf(
  text: Parameters<Judge>[0],
): { days: number; span: { start: number; end: number } }[] {
  return placesOf(text, DAYS).flatMap((span) => {
    const words = text.folded.slice(span.start, span.end)
    const number = COUNTED.exec(words)?.[1] ?? ""
    const unit = UNITS.find(([name]) => words.includes(name))?.[1] ?? 1
    return [{ days: (NUMBER_WORDS.get(number) ?? Number(number)) * unit, span }]
  })
}

const period: Judge = all(
  (text) =>
    has(text, DAYS) || has(text, BY_DAY)
      ? []
      : [
          faultOf(text, {
            fr: "Donnez un délai raisonnable pour payer, par exemple quinze jours à compter de la réception.",
            en: "Give a reasonable period to pay, such as fifteen days from receipt.",
            remedy: {
              label: { fr: "Ajouter un délai", en: "Add a period" },
              replacement: {
                fr: "Vous disposez de quinze jours à compter de la réception de la présente pour payer.",
                en: "You have fifteen days from receipt of this notice to pay; please do so within fifteen days.",
              },
            },
          }),
        ],
  says(LEGAL_PERIOD, {
    fr: "Aucune loi ne fixe ce délai\u00a0: ne le présentez pas comme légal.",
    en: "No law sets this period: do not present it as legal.",
  }),
  says(TOO_SHORT, {
    fr: "Ce délai n’est pas raisonnable\u00a0: laissez le temps de recevoir la lettre et de payer.",
    en: "This period is not reasonable: leave time to receive the letter and to pay.",
  }),
  (text) =>
    periodsOf(text)
      .filter(({ days }) => days >= 1 && days < 5)
      .map(({ span }) =>
        faultOf(
          text,
          {
            fr: "Ce délai n’est pas raisonnable\u00a0: laissez au moins une semaine.",
            en: "This period is not reasonable: leave a week at least.",
          },
          span,
        ),
      ),
)

const interestFromNow: Judge = lacks(LEGAL_INTEREST, {
  fr: "Dites que la somme porte intérêt au taux légal à compter de cette mise en demeure\u00a0: pour un particulier, c’est elle qui le fait courir.",
  en: "Say that the amount bears interest at the legal rate from this notice on: for a consumer, the notice is what makes it run.",
  remedy: {
    label: { fr: "Ajouter la phrase sur l’intérêt légal", en: "Add the sentence on legal interest" },
    replacement: {
      fr: "À compter de cette mise en demeure, la somme due porte intérêt au taux légal (articles 1231-6 et 1344-1 du code civil).",
      en: "From this formal notice on, the amount due bears interest at the French legal rate (articles 1231-6 and 1344-1 of the French Civil Code).",
    },
  },
})

const OPEN_THREAT = pattern(
  "par tous (les )?moyens|sans autre avis|recouvrement par la force|consequences (graves|penales)|(votre|a votre|a vos) (frais|charge)( exclusifs?| exclusive)?|(redressement|liquidation) judiciaire|depot de bilan|by (any|all) means|at your (own )?(cost|expense)",
  "moyens|autre avis|par la force|consequences|frais|charge|judiciaire|bilan|means|cost|expense",
)
const COURT_ORDER = pattern("injonctions? de payer|order for payment|payment order")
const CLAUSE = pattern(
  "clause penale|(majoration|penalite|indemnite) (contractuelle )?de \\d+(,\\d+)? ?%|penalty clause",
  "clause|%",
)

/** The rules of the formal notice. */
export const FORMAL_NOTICE: readonly LintRule[] = [
  {
    ...{ id: "MED-01", documents: ["formal-notice"], debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 1344",
    judge: order,
  },
  {
    ...{ id: "MED-02", documents: ["formal-notice"], debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 1231",
    judge: period,
  },
  {
    ...{ id: "MED-03", documents: ["formal-notice"], debtors: EVERYBODY, severity: "error" },
    article: "C. civ. 1344\u00a0; CPC 1407",
    judge: separated,
  },
  {
    ...{ id: "MED-04", documents: ["formal-notice"], debtors: CONSUMERS, severity: "warning" },
    article: "C. civ. 1231-6 et 1344-1\u00a0; CMF L313-2",
    judge: interestFromNow,
  },
  {
    ...{ id: "MED-05", documents: ["formal-notice"], debtors: CONSUMERS, severity: "error" },
    article: "CPCE L111-8\u00a0; C. com. L441-10, II",
    judge: nothingFromConsumers({
      fr: "Un particulier ne doit, à partir de la mise en demeure, que l’intérêt légal\u00a0: ni 40\u00a0€, ni pénalités, ni frais.",
      en: "From the formal notice on, a consumer owes legal interest only: no €40, no penalties, no costs.",
    }),
  },
  {
    ...{ id: "MED-06", documents: ["formal-notice"], debtors: PROFESSIONALS, severity: "warning" },
    article: "C. com. L441-10, II",
    judge: all(
      says(LATE_START, startLate),
      knowing(
        ({ accessories }) =>
          accessories?.fromOn && accessories.dueOn
            ? { from: accessories.fromOn, due: accessories.dueOn }
            : undefined,
        ({ from, due }) => from !== addDays(due, 1),
        {
          fr: "Les pénalités se comptent depuis le lendemain de l’échéance, pas depuis la mise en demeure.",
          en: "Penalties are counted from the day after the due date, not from the formal notice.",
        },
      ),
    ),
  },
  {
    ...{ id: "MED-07", documents: ["formal-notice"], debtors: EVERYBODY, severity: "warning" },
    article: "C. conso. L121-6, 5°",
    judge: all(
      says(OPEN_THREAT, {
        fr: "N’annoncez que des suites permises\u00a0: une demande en justice (injonction de payer, référé, assignation) et les intérêts dus.",
        en: "Announce only what the law allows: a claim in court (payment order, interim order, summons) and the interest due.",
      }),
      where(
        ({ debtor }) => PUBLIC_BODIES.some((kind) => kind === debtor),
        says(COURT_ORDER, {
          fr: "L’injonction de payer n’existe pas contre un organisme public\u00a0: la voie est la réclamation, puis le référé-provision devant le tribunal administratif.",
          en: "There is no payment order against a public body: the way is a written claim, then an interim order of the administrative court.",
        }),
      ),
    ),
  },
  {
    ...{ id: "MED-08", documents: ["formal-notice"], debtors: EVERYBODY, severity: "info" },
    article: "C. civ. 1231-5",
    judge: says(CLAUSE, {
      fr: "Une clause pénale ne joue qu’à partir de la mise en demeure, et le juge peut la réduire\u00a0: dites-le avec mesure.",
      en: "A penalty clause works only from the formal notice on, and the judge may reduce it: say so with restraint.",
    }),
  },
  {
    ...{ id: "MED-09", documents: ["formal-notice"], debtors: EVERYBODY, severity: "info" },
    article: "CPC 750-1\u00a0; Cass. avis 25 sept. 2025, n°\u00a025-70.013",
    judge: lacks(
      pattern(
        "amiable|conciliat|mediat|echeancier|echelonn|solution|difficulte|arrangement|settlement|instalments|agree on|gutlich|ratenzahlung|einigung|amistos|amichevol|rateizz|minnelijk|regeling|amigavel",
      ),
      {
        fr: "Proposez une issue amiable\u00a0: un échéancier, ou une conciliation pour une petite somme.",
        en: "Offer an amicable way out: a payment plan, or a conciliation for a small amount.",
        remedy: {
          label: { fr: "Proposer un règlement amiable", en: "Offer a settlement" },
          replacement: {
            fr: "Si vous souhaitez convenir d’un règlement amiable, dites-le-nous avant la fin de ce délai.",
            en: "If you would like to agree on a settlement, let us know before then.",
          },
        },
      },
    ),
  },
  {
    ...{ id: "MED-10", documents: ["formal-notice"], debtors: EVERYBODY, severity: "info" },
    article: "C. civ. 1344\u00a0; Cass. 1re civ. 20 janv. 2021, n°\u00a019-20.680",
    judge: knowing(
      ({ registered }) => registered?.hasProofs,
      (has) => !has,
      {
        fr: "Gardez le texte, la preuve de dépôt, l’accusé de réception ou l’enveloppe revenue\u00a0: c’est la preuve de la mise en demeure.",
        en: "Keep the text, the deposit slip, the acknowledgement or the returned envelope: they prove the formal notice.",
      },
    ),
  },
]
