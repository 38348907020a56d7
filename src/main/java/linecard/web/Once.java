package linecard.web;

import linecard.access.Viewer;
import linecard.database.Ids;
import linecard.packing.Sha256;

import org.springframework.web.servlet.View;

import java.nio.ByteBuffer;
import java.util.UUID;

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
        if (!held.matches(HELD)) return Ids.fresh();
        var whose = viewer.organisation().id() + " " + viewer.user().id() + " " + held;
        long high = UUID.fromString(held).getMostSignificantBits() & ~0xF000L | 0x7000L;
        long low = ByteBuffer.wrap(Sha256.of(whose)).getLong();
        return new UUID(high, low & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /// Leads to the record that the form added before.
    public static View done(String path) {
        return Html.seeOther(path, Notice.of("web.savedBefore"));
    }
}
