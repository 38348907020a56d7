package linecard.people;

import linecard.web.Offered;
import linecard.words.Language;

import java.util.UUID;

/// A rep firm: the party of an agreement, and the one that is paid. A one-person firm is an
/// agency with one rep.
public record Agency(
        UUID id, String code, String name, String country, String taxNumber, String email,
        String phone, String address, boolean archived, int version)
        implements Offered {

    @Override
    public String label(Language in) {
        return name;
    }

    Agency withArchived(boolean archived, int version) {
        return new Agency(id, code, name, country, taxNumber, email, phone, address, archived,
                version);
    }
}
