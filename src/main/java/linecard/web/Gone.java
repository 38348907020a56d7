package linecard.web;

import org.apache.catalina.connector.ClientAbortException;

/// Tells whoever went away while something was sent or answered, as lines break and people leave
/// pages, from mistakes of ours.
public final class Gone {

    private Gone() {}

    public static boolean is(Throwable trouble) {
        int depth = 0;
        for (Throwable cause = trouble; cause != null && depth < 20; cause = cause.getCause()) {
            depth++;
            if (cause instanceof ClientAbortException) return true;
        }
        return false;
    }
}
