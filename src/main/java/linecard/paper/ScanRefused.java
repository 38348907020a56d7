package linecard.paper;

/// A file that is not taken for a scan, whatever its name says; nothing of it was kept.
///
/// It carries no stack trace: the file is at fault and not the program.
public final class ScanRefused extends RuntimeException {

    public enum Reason {
        /// Nothing in it.
        EMPTY,
        /// More than [ScanFile#MOST_BYTES].
        TOO_BIG,
        /// Neither PDF, PNG nor JPEG.
        OTHER_KIND,
        /// Begins as one and does not go on as one.
        BROKEN,
        /// More than [ScanFile#MOST_PIXELS].
        TOO_MANY_PIXELS,
        /// More than [ScanFile#MOST_PAGES].
        TOO_MANY_PAGES,
        /// Wants something run, or carries other files.
        ACTIVE,
        /// Needs a password.
        LOCKED,
        /// Is built in a way that no scanner builds.
        TOO_INTRICATE,
        /// A page of a file whose pages together took too long.
        OUT_OF_TIME
    }

    private final Reason reason;

    public ScanRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
