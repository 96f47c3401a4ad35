import { FileText, type LucideIcon, Mail, Mailbox, MessageCircle, Phone, SquareCheck } from "lucide-react"

const ICONS: Record<string, LucideIcon> = {
  email: Mail,
  letter: FileText,
  "registered-letter": Mailbox,
  "electronic-registered-letter": Mailbox,
  sms: MessageCircle,
  phone: Phone,
  task: SquareCheck,
}

/** The picture of a channel; its name stands beside it. */
export function ChannelIcon({ channel }: { channel: string }) {
  const Icon = ICONS[channel] ?? Mail
  return <Icon className="size-4 shrink-0" aria-hidden />
}
