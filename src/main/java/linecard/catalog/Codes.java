package linecard.catalog;

import linecard.web.Form;

import java.util.Optional;

/// Codes that people give to records: one record has each.
public final class Codes {

    public static final int LONGEST = 60;

    private Codes() {}

    /// Says at the field that the code is taken, and by which record, if the viewer may know it.
    public static void taken(Form form, Optional<String> holder) {
        if (holder.isPresent()) form.problem("code", "catalog.codeTakenBy", holder.get());
        else form.problem("code", "catalog.codeTaken");
    }
}
