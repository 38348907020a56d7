/// What is told by e-mail, and did it go? An outbox in the database, and the round that hands its
/// letters to a mail server. Knows nothing of what letters are about.
///
/// A letter is claimed, handed over and marked, in three steps. A program that dies between the
/// last two leaves it claimed until [Deliveries#CLAIM] is over; then it goes again, under the same
/// Message-ID.
@NullMarked
package linecard.mail;

import org.jspecify.annotations.NullMarked;
