/** The parts of a case with labels in the place of what is secret or personal. */
import type { Part } from "@tenet/runtime";
import { Cover } from "@tenet/testing";
import type { ShownCall } from "../verdict.js";
import type { Gathering, SecretPlaces } from "./secrets.js";

type Said = Pick<ShownCall, "operation" | "input" | "actor" | "answers">;

export class CoveredCase {
  private readonly places: SecretPlaces;
  private readonly cover: Cover;

  constructor({ found, places }: Gathering) {
    this.places = places;
    this.cover = new Cover(found, places.names);
  }

  state(state: unknown): unknown {
    return this.cover.at(state, this.places.state);
  }

  given(given: unknown): unknown {
    return [...this.places.laws.values()].reduce<unknown>((held, places) => this.cover.at(held, places), given);
  }

  call<C extends Said>(call: C): C {
    const { actor, answers } = call;
    return {
      ...call,
      input: this.cover.at(call.input, this.places.inputs.get(call.operation)),
      ...(actor === undefined ? {} : { actor: this.cover.at(actor, this.places.actor) }),
      ...(answers === undefined
        ? {}
        : {
            answers: answers.map(one =>
              "returns" in one ? { ...one, returns: this.answer(one.of, one.returns) } : one,
            ),
          }),
    };
  }

  /** `of`: a dependency's function. */
  answer(of: string, value: unknown): unknown {
    return this.cover.at(value, this.places.ports.get(of)?.answer);
  }

  /** `about`: what else says which places it speaks of. */
  text(text: string, about?: string): string {
    return this.cover.text(text, about);
  }

  part(part: Part): Part {
    return this.cover.part(part);
  }
}
