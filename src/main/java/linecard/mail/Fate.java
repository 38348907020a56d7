package linecard.mail;

import linecard.jobs.Trouble;

/// What became of a letter that was to be handed to the mail server.
sealed interface Fate {

    /// The server has taken it.
    record Taken() implements Fate {}

    /// It may go another time.
    ///
    /// @param isServers any other letter would meet the same trouble now
    record Later(Trouble trouble, boolean isServers) implements Fate {}

    /// It will never go as it is.
    record Never(Trouble trouble) implements Fate {}
}
