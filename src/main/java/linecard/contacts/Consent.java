package linecard.contacts;

import linecard.words.Coded;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/// What a contact agreed to, and how that is known.
///
/// @param withdrawnOn the day it ended; null as long as it holds
public record Consent(
        UUID id, UUID contact, Purpose purpose, LocalDate givenOn, String source,
        @Nullable LocalDate withdrawnOn, int version) {

    public enum Purpose implements Coded {

        EMAIL, PHONE, EVENTS, PUBLICATION;

        static Purpose of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
