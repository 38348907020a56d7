package linecard.detecting;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/// What an agency or a rep declared of an account.
///
/// @param answer of the disclosure
/// @param rep null: the agency
/// @param what the word for it: `ownership`, `employment`, `family`, `gift`
public record Declared(
        UUID answer, UUID agency, @Nullable UUID rep, UUID account, String what, LocalDate on) {

    /// What it was stands with the disclosure alone, and goes with it.
    Fact fact() {
        return Fact.of(Fact.Kind.DECLARED, answer.toString(), on);
    }

    /// Whoever owns a part of a customer, or works there, sits on both sides.
    boolean weighs() {
        return what.equals("ownership") || what.equals("employment");
    }
}
