import type { Words } from "../words.ts"

/** The question to the salesperson: the page of their answer, and the window where it is asked. */
export const questions: Words["questions"] = {
  hello: (name) => `Hello ${name}`,
  lead: (company, customer) =>
    `${company} would like to know what you know about ${customer} before going further.`,
  leadFrom: (who, company, customer) =>
    `${who} (${company}) would like to know what you know about ${customer} before going further.`,
  late: "Late",
  item: (number, due) => `Invoice ${number}, due on ${due}`,
  choose: "Your answer",
  answers: {
    "go-on": "Go on",
    wait: "Wait until a day",
    dispute: "There is a dispute",
    mine: "I take care of it",
    text: "Something else",
  },
  hints: {
    "go-on": "Nothing stands against it: the follow-up goes on as planned.",
    wait: "Nobody writes to this customer before the day after.",
    dispute: "The follow-up stops until a person has looked.",
    mine: "The follow-up waits for a week, so that you can reach them.",
    text: "Your text goes to whoever looks after this customer.",
  },
  until: "Until",
  textWhy: "Why?",
  textWhat: "What is it about?",
  textFree: "What you know",
  send: "Send my answer",
  thanks: "Thank you, noted",
  thanksText: "Your answer is recorded and in force already. You may close this page.",
  answered: "You have answered already",
  answeredText: (answer) => `Your answer: “${answer}”. To add something, write to whoever asked you.`,
  over: "This question waits for no answer any more",
  overText: "The follow-up went on without waiting. Write to whoever asked it if there is news.",
  privacy: "This link is for you alone. It opens nothing but this question.",
  askShort: "Question to a colleague",
  ask: "Ask by e-mail",
  askTitle: (customer) => `What is known about ${customer}?`,
  askLead:
    "A colleague receives a link and answers without an account. The answer acts at once: go on, wait, dispute.",
  askName: "Colleague’s name",
  askEmail: "Their e-mail address",
  askNote: "A word from you",
  askRemember: "They are this customer’s salesperson",
  asked: (name) => `Question sent to ${name}.`,
  withdrawn: "Question taken back.",
  waiting: (name, on, last) =>
    `Question sent to ${name} on ${on}. Without an answer, the follow-up goes on on ${last}.`,
  withdraw: "Take the question back",
}
