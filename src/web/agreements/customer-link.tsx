import { Link } from "@tanstack/react-router"

/** The name of a customer, leading to its page. */
export function CustomerLink({ id, name }: { id: string; name: string }) {
  return (
    <Link
      to="/clients/$customerId"
      params={{ customerId: id }}
      className="font-medium text-accent hover:underline"
    >
      {name}
    </Link>
  )
}
