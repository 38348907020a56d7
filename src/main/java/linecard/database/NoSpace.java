package linecard.database;

/// Refused since the disk is nearly full; nothing was changed.
public final class NoSpace extends RuntimeException {

    private final boolean isForImport;

    NoSpace(boolean isForImport) {
        super("the disk is nearly full", null, false, false);
        this.isForImport = isForImport;
    }

    /// Whether smaller changes are still taken.
    public boolean isForImport() {
        return isForImport;
    }
}
