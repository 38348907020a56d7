package linecard.detecting;

import linecard.packing.Sha256;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A perceived conflict, with all that speaks for it.
///
/// @param agency whose, or whose right it touches
/// @param rep null where it is the agency's
/// @param account null where it is about none
public record Finding(
        Rule rule, UUID agency, @Nullable UUID rep, @Nullable UUID account, Severity severity,
        List<Fact> facts) {

    public Finding {
        facts = List.copyOf(facts);
    }

    /// The same as long as the facts are: SHA-256 in hex. That it weighs more is another fact.
    public String fingerprint() {
        var text = rule + "|" + agency + "|" + rep + "|" + account + "|" + severity + "|"
                + facts.stream().filter(fact -> !fact.basis().isEmpty())
                        .map(fact -> fact.kind() + "=" + fact.basis())
                        .sorted().collect(Collectors.joining("|"));
        return Sha256.hex(text);
    }

    public Finding as(Severity other) {
        return new Finding(rule, agency, rep, account, other, facts);
    }

    /// The same, were it found of another agency.
    public Finding of(UUID other) {
        return new Finding(rule, other, rep, account, severity, facts);
    }
}
