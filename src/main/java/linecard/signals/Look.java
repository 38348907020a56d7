package linecard.signals;

import java.time.Instant;

/// How far a look through everything went.
///
/// @param rivals lines of other principals that compete with ours or are like them
/// @param accounts whose reps carry such a line
/// @param tooFew of these that could not be judged: too little was bought, or nobody called
/// @param withoutPeers accounts of which nobody can say what terms are usual
/// @param found how many signals
record Look(
        Instant at, int rivals, int accounts, int tooFew, int withoutPeers, int found) {}
