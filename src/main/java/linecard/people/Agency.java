package linecard.people;

import java.util.UUID;

/// A rep firm: the party of an agreement, and the one that is paid. A one-person firm is an
/// agency with one rep.
public record Agency(
        UUID id, String code, String name, String country, String taxNumber, String email,
        String phone, String address, boolean archived, int version) {}
