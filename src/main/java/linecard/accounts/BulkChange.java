package linecard.accounts;

import linecard.access.Viewer;
import linecard.traits.OwnForm;
import linecard.traits.Tags;
import linecard.traits.Trait;
import linecard.traits.TraitRules;
import linecard.web.Form;
import linecard.words.Language;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is changed of each of many accounts.
///
/// @param what `tagAdd`, `tagRemove`, `type`, `archive`, `restore`, or `f.` and the key of an own
/// field
/// @param trait that field; null where it is none
/// @param value as it is kept; empty to take one away
record BulkChange(String what, @Nullable Trait trait, String value) {

    static final List<String> PLAIN =
            List.of("tagAdd", "tagRemove", "type", "archive", "restore");

    /// What becomes of one account.
    sealed interface Result {}

    record Changed(Account before, Account after) implements Result {}

    /// It is so already.
    record Kept() implements Result {}

    /// @param key words of the reason
    record No(Account account, String key, int number) implements Result {}

    /// @param in the language in which the value was typed
    static Optional<BulkChange> read(
            Viewer viewer, Form form, List<Trait> traits, List<String> used, Language in) {
        var what = form.entered("what");
        var trait = traits.stream().filter(one -> what.equals("f." + one.key()))
                .filter(one -> OwnForm.mayEdit(viewer, one)).findFirst().orElse(null);
        if (trait == null && !PLAIN.contains(what)) form.problem("what", "web.notOffered");
        var value = form.read("value", text -> value(what, trait, text, used, in));
        return form.hasProblems() ? Optional.empty()
                : Optional.of(new BulkChange(what, trait, value.get()));
    }

    private static String value(
            String what, @Nullable Trait trait, String text, List<String> used, Language in) {
        if (trait != null) {
            if (text.isEmpty() && trait.required()) throw new ReadingException("web.missing");
            return text.isEmpty() ? "" : TraitRules.read(trait, text, in);
        }
        if (text.indexOf('\0') >= 0) throw new ReadingException("web.unreadable");
        return switch (what) {
            case "tagAdd", "tagRemove" -> {
                var tags = Tags.read(text, used);
                if (tags.isEmpty()) throw new ReadingException("web.missing");
                yield Tags.joined(tags);
            }
            case "type" -> {
                if (text.length() > 100) throw new ReadingException("web.tooLong", 100);
                yield text;
            }
            default -> "";
        };
    }

    Result of(Account account) {
        var after = after(account);
        if (after.tags().size() > Tags.MOST) {
            return new No(account, "traits.no.manyTags", Tags.MOST);
        }
        return after.equals(account) ? new Kept() : new Changed(account, after);
    }

    private Account after(Account account) {
        if (trait != null) {
            var fields = new TreeMap<>(account.fields());
            if (value.isEmpty()) fields.remove(trait.key());
            else fields.put(trait.key(), value);
            return account.with(account.tags(), fields);
        }
        return switch (what) {
            case "type" -> account.withCustomerType(value);
            case "archive" -> account.withArchived(true, account.version());
            case "restore" -> account.withArchived(false, account.version());
            default -> account.with(tags(account), account.fields());
        };
    }

    private List<String> tags(Account account) {
        var named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        named.addAll(List.of(value.split(", ")));
        var tags = new ArrayList<>(account.tags());
        if (what.equals("tagRemove")) {
            tags.removeIf(named::contains);
            return tags;
        }
        var held = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        held.addAll(tags);
        return held.addAll(named) ? List.copyOf(held) : tags;
    }
}
