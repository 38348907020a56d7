package linecard.access;

/// What was asked for does not exist, or not for this viewer: the two look the same.
public class Absent extends RuntimeException {

    public Absent(String what) {
        super(what, null, false, false);
    }
}
