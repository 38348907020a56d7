package linecard.web;

/// The route exists, but not for this role.
public class NotAllowed extends RuntimeException {

    public NotAllowed() {
        super("not allowed", null, false, false);
    }
}
