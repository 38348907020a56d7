package linecard.web;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.packing.Sha256;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.web.servlet.View;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Has a form add its record one time only. The address of the blank form and a field of it hold
/// what the record's id is made of, so whoever goes back to the form, which browsers ask for anew,
/// comes to the record that is there, and what is sent twice is made once.
public final class Once {

    /// The field, and what it is called in the address.
    public static final String FIELD = "id";

    private static final String HELD = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private Once() {}

    /// Leads to the same blank form at an address that says which record it adds.
    public static View begin(Page page) {
        return Html.seeOther(page.path() + page.asked().with(FIELD, Ids.fresh()));
    }

    /// The id of the record that a form adds: of the moment that it holds, and else made of who
    /// sends it, so that nobody names a record of somebody else, nor learns of one.
    ///
    /// @param held what the form holds; a fresh id where it holds none
    public static UUID id(Viewer viewer, String held) {
        return id(viewer, held, "");
    }

    /// The same of what those send who are never shown the record: other words are another one.
    ///
    /// @param said what is sent
    public static UUID id(Viewer viewer, String held, String said) {
        if (!held.matches(HELD)) return Ids.fresh();
        var whose = viewer.organisation().id() + " " + viewer.user().id() + " " + held + said;
        long high = UUID.fromString(held).getMostSignificantBits() & ~0xF000L | 0x7000L;
        long low = ByteBuffer.wrap(Sha256.of(whose)).getLong();
        return new UUID(high, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /// Adds the record, or leads to it where it is there: what is sent twice at once finds nothing
    /// both times, and then the database has the second one wait for the first and refuses it.
    ///
    /// @param path where the record stands
    public static View add(String path, BooleanSupplier isThere, Supplier<View> adding) {
        if (isThere.getAsBoolean()) return done(path);
        try {
            return adding.get();
        } catch (DuplicateKeyException e) {
            if (isThere.getAsBoolean()) return done(path);
            throw e;
        }
    }

    /// Leads to the record that the form added before.
    public static View done(String path) {
        return Html.seeOther(path, Notice.of("web.savedBefore"));
    }
}
