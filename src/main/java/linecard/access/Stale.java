package linecard.access;

/// Somebody else changed the same thing since it was read. Nothing was saved.
public class Stale extends RuntimeException {

    public Stale(String what) {
        super(what, null, false, false);
    }
}
