package linecard.payouts;

import linecard.payouts.BankMessage.Kind;

import java.time.Instant;
import java.util.UUID;

/// A message of a bank that was brought in.
///
/// @param number that the bank gave it; `madeAt` when, as the bank wrote it
/// @param payments that it speaks of
/// @param troubles those of them that somebody has to look at
/// @param others how many other things it speaks of
/// @param sha256 of the file
record TakenMessage(
        UUID id, Kind kind, String number, String madeAt, String fileName, String sha256,
        int payments, int troubles, int others, Instant takenAt, String takenName) {}
