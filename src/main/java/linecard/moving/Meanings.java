package linecard.moving;

import linecard.accounts.Account;
import linecard.moving.Findings.Owner;
import linecard.moving.Findings.StageMeant;
import linecard.people.Rep;
import linecard.people.Territory;
import linecard.pipeline.Stage;
import linecard.pipeline.Stage.Kind;
import linecard.words.Language;
import linecard.words.SearchText;
import linecard.words.Words;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What owners and stages of the other program mean here: as a person said, else as proposed.
final class Meanings {

    private final List<Owner> owners;
    private final List<StageMeant> stages;
    private final Choices choices;
    private final LocalDate today;
    private final Map<String, UUID> territories = new HashMap<>();
    private final Map<UUID, String> territoryCodes = new HashMap<>();
    private final Map<String, Owner> byKey = new HashMap<>();
    private final Map<String, String> byStage = new HashMap<>();

    private Meanings(
            List<Owner> owners, List<StageMeant> stages, Choices choices, LocalDate today) {
        this.owners = owners;
        this.stages = stages;
        this.choices = choices;
        this.today = today;
        for (var owner : owners) byKey.put(owner.key(), owner);
        for (var stage : stages) byStage.put(stage.name(), stage.stage());
        byStage.putAll(choices.stages());
    }

    /// Proposes who is who by e-mail address, then by name, and stages by their names.
    static Meanings of(
            Survey survey, List<Rep> reps, List<Stage> here, Choices choices, LocalDate today) {
        var owners = new ArrayList<Owner>();
        survey.owners().forEach((key, rows) -> owners.add(owner(key, rows, survey, reps)));
        var stages = new ArrayList<StageMeant>();
        survey.stages().forEach((name, found) -> stages.add(
                new StageMeant(name, found.rows(), stage(name, found.end(), here))));
        return new Meanings(owners, stages, choices, today);
    }

    /// Where reps work: their accounts lie there, too.
    Meanings in(List<Rep> reps, List<Territory> all) {
        for (var rep : reps) {
            if (rep.territory() != null) territories.put(rep.code(), rep.territory());
        }
        for (var territory : all) territoryCodes.put(territory.id(), territory.code());
        return this;
    }

    /// The code of the territory of a rep; empty for none.
    String territory(String rep) {
        var territory = territories.get(rep);
        return territory == null ? "" : territoryCodes.getOrDefault(territory, "");
    }

    /// The same of an account.
    String territory(Account account) {
        var territory = account.territory();
        return territory == null ? "" : territoryCodes.getOrDefault(territory, "");
    }

    private static Owner owner(String key, long rows, Survey survey, List<Rep> reps) {
        var user = survey.user(key);
        for (var rep : reps) {
            if (!rep.archived() && !user.email().isEmpty()
                    && rep.email().equalsIgnoreCase(user.email())) {
                return new Owner(key, user.name(), user.email(), rows, rep.code(), true);
            }
        }
        var name = SearchText.of(user.name());
        for (var rep : reps) {
            if (rep.archived() || name.isEmpty()) continue;
            for (var language : Language.values()) {
                var plain = SearchText.of(Words.in(language).name(
                        rep.familyName(), rep.givenName(), null));
                if (plain.equals(name)) {
                    return new Owner(key, user.name(), user.email(), rows, rep.code(), false);
                }
            }
        }
        return new Owner(key, user.name(), user.email(), rows, "", false);
    }

    private static String stage(String name, String end, List<Stage> here) {
        for (var stage : here) {
            if (!stage.archived() && SearchText.of(stage.name()).equals(SearchText.of(name))) {
                return stage.name();
            }
        }
        if (end.isEmpty()) return Choices.NEW;
        var kind = end.equals("won") ? Kind.WON : Kind.LOST;
        return here.stream().filter(stage -> !stage.archived() && stage.kind() == kind)
                .map(Stage::name).findFirst().orElse(Choices.NEW);
    }

    List<Owner> owners() {
        return owners;
    }

    List<StageMeant> stages() {
        return stages;
    }

    LocalDate today() {
        return today;
    }

    /// From when on reps look after their accounts.
    LocalDate from() {
        return choices.from().isEmpty() ? today : LocalDate.parse(choices.from());
    }

    /// The code of the rep; empty for nobody.
    String rep(String key) {
        var owner = byKey.get(key);
        var said = choices.owners().getOrDefault(key, owner == null ? "" : owner.rep());
        return said.equals(Choices.NOBODY) ? "" : said;
    }

    /// The same, or what the other program calls somebody who is nobody here: so that the reason
    /// says whom to bring in first.
    String repOrName(String key) {
        var rep = rep(key);
        var owner = byKey.get(key);
        boolean isSaid = choices.owners().containsKey(key);
        return !rep.isEmpty() || isSaid ? rep : owner == null ? key : owner.shown();
    }

    /// The name of the stage.
    String stage(String name) {
        var said = byStage.getOrDefault(name, Choices.NEW);
        return said.equals(Choices.NEW) ? name : said;
    }
}
