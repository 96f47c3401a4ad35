/** What a column of a table may hold. */
export type Field =
  | "customerCode"
  | "customerName"
  | "customerKind"
  | "siren"
  | "siret"
  | "vatNumber"
  | "address"
  | "address2"
  | "postalCode"
  | "city"
  | "country"
  | "language"
  | "paymentTerms"
  | "contactName"
  | "email"
  | "phone"
  | "number"
  | "documentType"
  | "issuedOn"
  | "dueOn"
  | "amount"
  | "net"
  | "vat"
  | "remaining"
  | "currency"
  | "orderReference"
  | "label"
  | "debit"
  | "credit"
  | "paidOn"
  | "reference"
  | "invoiceNumbers"
  | "method"

/** The kinds of table that are mapped. */
export type TableKind = "invoices" | "customers" | "payments"

const words = (text: string): readonly string[] => text.split(/\s+/)

/** The headers of known programs and people for each field, folded; the first ones are the surest. */
export const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  customerCode:
    words(`codeclient customercode codetiers comptetiers ncompte numerocompte numerodecompte comptenum
    codeclienttiers nclient numclient numeroclient refclient referenceclient clientid customerid
    customernumber customerno idclient compteauxiliaire comptegeneral compteclient compte account
    accountnumber code`),
  customerName:
    words(`nomclient client raisonsociale customername companyname customer tiers nomdutiers nomtiers
    nomduclient intitule intituleducompte intitulecompte libelleducompte societe nomsociete
    denomination denominationsociale nom name debiteur destinataire facturea clientname libelletiers
    intituletiers`),
  customerKind:
    words(`typedeclient typeclient customertype customerkind categorieclient naturedeclient typetiers
    typedetiers kind profil`),
  siren: words(`siren nsiren numerosiren profid1 idprof1 sirenclient`),
  siret: words(`siret nsiret numerosiret profid2 idprof2 siretclient`),
  vatNumber: words(`numerodetva ntva tvaintracommunautaire tvaintra vatintra vatnumber numerotva
    ntvaintracommunautaire numtva idtva ntvaintra`),
  address: words(`adresse adresse1 address address1 rue street adressedefacturation adresseligne1 voie
    addressline1`),
  address2: words(
    `adresse2 address2 complementadresse complementdadresse complement adresseligne2 addressline2`,
  ),
  postalCode: words(`codepostal cp zip zipcode postalcode postcode codepost`),
  city: words(`ville city town commune localite`),
  country: words(`pays country codepays countrycode`),
  language: words(`langue language lang codelangue`),
  paymentTerms:
    words(`conditionsdereglement conditiondereglement conditionsdepaiement delaidepaiement delaisdepaiement
    delaidereglement modalitesdepaiement modalitesdereglement echeancier paymentterms terms
    condreglement reglement conditions`),
  contactName: words(`contact nomducontact nomcontact contactname interlocuteur contactcomptable`),
  email: words(`email mail adressemail adresseemail courriel emailclient mailclient emailaddress emailcontact
    emailfacturation adresseelectronique`),
  phone: words(`telephone tel phone mobile portable telephonefixe ntelephone phonenumber telephone1
    numerodetelephone`),
  number: words(`numerodefacture nfacture numerofacture nofacture invoiceref invoicenumber facture ndefacture
    numfacture reffacture referencefacture invoiceno invoice numero number npiece numerodepiece
    numeropiece piece pieceref refpiece document numerodocument ndocument ndepiece num no n ref
    reference`),
  documentType: words(`typededocument typedocument typedepiece type nature typefacture documenttype typepiece
    typedefacture`),
  issuedOn:
    words(`datedefacture datefacture datedefacturation dateinvoice invoicedate dateemission datedemission
    date datepiece datedepiece datedocument issuedate dateinvoicecreation emisele emission
    datecomptable dateecriture`),
  dueOn: words(`datedecheance dateecheance echeance datedue duedate due echeancele datelimitedepaiement
    datelimite echeances datedereglementprevue dateecheancepaiement`),
  amount: words(`montantttc totalttc ttc montanttotalttc totalamount grossamount amountinclvat montanttotal
    montant amount total gross montantfacture montantdelafacture montanteur montanteneuros netapayer
    montanteuros totaltvac montantinitial`),
  net: words(`montantht totalht ht netamount amountexclvat net montanthorstaxes totalhtnet baseht subtotal`),
  vat: words(`montanttva totaltva tva vat vatamount tax taxamount montanttaxe`),
  remaining:
    words(`restantdu resteapayer restedu soldedu solde rest remaining amountdue balance resteareglement
    resteencaisser resteaencaisser openamount outstanding balancedue impaye montantdu
    montantrestantdu soldettc remainingamount montantouvert restantduttc soldeapayer reste soldeeur`),
  currency: words(`devise currency codedevise monnaie currencycode`),
  orderReference: words(`numerodecommande ncommande commande boncommande bondecommande refcommande ordernumber
    orderreference purchaseorder po referencecommande refcustomer votrereference numengagement
    numeroengagement`),
  label: words(`libelle objet designation description intitulefacture label libelleecriture commentaire memo
    subject`),
  debit: words(`debit debiteur montantdebit debiteuros debiteur`),
  credit: words(`credit crediteur montantcredit crediteuros`),
  paidOn: words(`datedepaiement datedereglement datepaiement datereglement paymentdate paidon dateencaissement
    datedencaissement datevaleur datedevaleur date dateoperation datedeloperation datecomptable`),
  reference:
    words(`referencepaiement referencereglement reference ref paymentreference libelle libelleoperation
    nreglement numeroreglement numerodecheque numerocheque transactionid label`),
  invoiceNumbers:
    words(`facture factures numerodefacture nfacture numerofacture facturesreglees facturereglee invoice
    invoices invoicenumber invoicenumbers reffacture referencefacture npiece piece lettrage
    invoiceref facturespayees`),
  method:
    words(`modedereglement modereglement modedepaiement modepaiement moyendepaiement paymentmethod method
    mode type typedereglement`),
}

const CUSTOMER: readonly Field[] = [
  "customerCode",
  "customerName",
  "customerKind",
  "siren",
  "siret",
  "vatNumber",
  "address",
  "address2",
  "postalCode",
  "city",
  "country",
  "language",
  "paymentTerms",
  "contactName",
  "email",
  "phone",
]

/** The fields that a table of each kind may have, in the order in which columns are given out. */
export const FIELDS: Readonly<Record<TableKind, readonly Field[]>> = {
  invoices: [
    "number",
    "issuedOn",
    "dueOn",
    "remaining",
    "amount",
    "net",
    "vat",
    "debit",
    "credit",
    "documentType",
    "currency",
    "orderReference",
    ...CUSTOMER,
    "label",
  ],
  payments: [
    "paidOn",
    "amount",
    "credit",
    "debit",
    "invoiceNumbers",
    "reference",
    "method",
    "currency",
    "customerCode",
    "customerName",
    "label",
  ],
  customers: CUSTOMER,
}
