package dyepack.canaries;

import dyepack.canaries.ContactsPool.Contact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the owner's contacts: each to one canary, or to a few rare ones, which hardly ever meet
 * in one share. No row gets one contact twice.
 */
final class ContactDesk {
  /** A contact of k rare canaries is seen twice in a share with chance below (k-1) * .02. */
  private static final int RARE_PER_CONTACT = 4;

  private final List<Contact> contacts;
  private State state = new State(0, List.of(), 0, 0);

  /**
   * How far the contacts are given out.
   *
   * @param next the first one not given out
   * @param shared for the first, second ... contact of a row the one that rare canaries get there
   *     at present
   * @param without how often a phone or e-mail was wanted and there was none
   * @param quarters how many more contacts would have been handed out, times {@link
   *     #RARE_PER_CONTACT}
   */
  record State(int next, List<Shared> shared, int without, int quarters) {}

  /**
   * A contact that several rare canaries get.
   *
   * @param contact its number
   * @param times how often it was handed out
   */
  record Shared(int contact, int times) {}

  ContactDesk(ContactsPool pool) {
    contacts = pool.contacts();
  }

  /**
   * Returns a contact for a canary of this tier; null if there are none left.
   *
   * @param place how many contacts the row has got already
   */
  @Nullable Contact next(Tier tier, int place) {
    if (tier == Tier.RARE && place < state.shared.size()) {
      Shared shared = state.shared.get(place);
      if (shared.times < RARE_PER_CONTACT) {
        share(place, new Shared(shared.contact, shared.times + 1), state.next);
        return contacts.get(shared.contact);
      }
    }
    if (state.next == contacts.size()) {
      int more = tier == Tier.RARE ? 1 : RARE_PER_CONTACT;
      state = new State(state.next, state.shared, state.without + 1, state.quarters + more);
      return null;
    }
    int given = state.next;
    if (tier == Tier.RARE && place <= state.shared.size()) {
      share(place, new Shared(given, 1), given + 1);
    } else {
      state = new State(given + 1, state.shared, state.without, state.quarters);
    }
    return contacts.get(given);
  }

  private void share(int place, Shared shared, int next) {
    List<Shared> all = new ArrayList<>(state.shared);
    if (place < all.size()) {
      all.set(place, shared);
    } else {
      all.add(shared);
    }
    state = new State(next, List.copyOf(all), state.without, state.quarters);
  }

  /** Notes that the contact handed out last lacks the phone or the e-mail that was wanted. */
  void lacking() {
    state = new State(state.next, state.shared, state.without + 1, state.quarters);
  }

  /** Returns what to {@link #takeBack} if the row is dropped. */
  State state() {
    return state;
  }

  /** Takes back what was given out since. */
  void takeBack(State earlier) {
    state = earlier;
  }

  /** Returns how often there was no contact left, or one without the phone or e-mail wanted. */
  int without() {
    return state.without;
  }

  /** Returns how many contacts there are. */
  int size() {
    return contacts.size();
  }

  /** Returns how many contacts more would have been enough. */
  int missing() {
    return (state.quarters + RARE_PER_CONTACT - 1) / RARE_PER_CONTACT;
  }
}
