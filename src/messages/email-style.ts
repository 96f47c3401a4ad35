/**
 * The style sheet of e-mails: few rules, no colour that a dark screen cannot turn. Where a reader
 * drops style sheets, the page still reads from top to bottom.
 */
export const CSS = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;color:#1f2933;background:#fff;-webkit-text-size-adjust:100%}
p{margin:0 0 16px}
h1{font-size:19px;line-height:1.3;margin:0 0 16px}
ul{margin:0 0 16px;padding-left:20px}
.soft{color:#5b6673}
.small{font-size:13px;line-height:1.4}
.once{white-space:nowrap}
.strong{font-weight:600}
.code{font-variant-numeric:tabular-nums;letter-spacing:.02em}
table.invoices{width:100%;border-collapse:collapse;margin:0 0 20px;font-size:15px}
.invoices th,.invoices td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid #d5dbe1}
.invoices th:last-child,.invoices td:last-child{padding-right:0}
.invoices thead th{font-size:13px;font-weight:600;color:#5b6673}
.invoices .money{text-align:right;font-variant-numeric:tabular-nums}
.anywhere{overflow-wrap:anywhere}
.invoices .total th,.invoices .total td{font-weight:600}
.invoices .total .money,.invoices .added .money{white-space:nowrap}
.invoices .added th{font-weight:400}
.invoices .part th{padding-top:20px;font-size:13px;font-weight:600;color:#5b6673}
.payment{margin:0 0 20px;padding:16px;border:1px solid #d5dbe1;border-radius:8px}
.payment .heading{font-weight:600;margin:0 0 10px}
.payment .facts{display:inline-block;vertical-align:top;max-width:100%;margin-right:24px}
.payment .fact{margin:0 0 8px}
.payment .qr{display:inline-block;vertical-align:top;max-width:160px}
.payment .qr p{margin:6px 0 0}
.signature{margin:0 0 24px}
.foot{margin:0;padding-top:12px;border-top:1px solid #d5dbe1}
@media (max-width:480px){.invoices th,.invoices td{padding-right:8px}.invoices{font-size:14px}}
@media (prefers-color-scheme:dark){
body{color:#e4e8ec;background:#15191d}
.soft,.invoices thead th,.invoices .part th{color:#a7b1bc}
.invoices th,.invoices td,.payment,.foot{border-color:#3a434d}
}
`.trim()
