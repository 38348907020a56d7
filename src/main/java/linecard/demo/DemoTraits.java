package linecard.demo;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.database.Ids;
import linecard.traits.Trait;
import linecard.traits.Trait.Kind;
import linecard.traits.Trait.Of;
import linecard.traits.Trait.Reps;
import linecard.traits.Traits;
import linecard.views.SavedView;
import linecard.views.Views;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// What the companies of the story themselves ask of customers, people and possible sales, with
/// tags and some views.
@Component
class DemoTraits {

    private final Traits traits;
    private final Accounts accounts;
    private final Views views;

    DemoTraits(Traits traits, Accounts accounts, Views views) {
        this.traits = traits;
        this.accounts = accounts;
        this.views = views;
    }

    void write(Story story, Viewer owner) {
        boolean isHungarian = owner.organisation().language() == Language.HUNGARIAN;
        var sectors = isHungarian ? List.of("Élelmiszer", "Vegyipar", "Víz", "Energia")
                : List.of("Food", "Chemicals", "Water", "Energy");
        add(owner, Of.ACCOUNT, "contractEnds", "Contract ends", "Szerződés vége", Kind.DATE,
                List.of(), Reps.SEEN, 1);
        add(owner, Of.ACCOUNT, "sector", "Sector", "Ágazat", Kind.CHOICE, sectors,
                Reps.EDITED, 2);
        add(owner, Of.ACCOUNT, "pumps", "Pumps in service", "Üzemelő szivattyúk", Kind.NUMBER,
                List.of(), Reps.EDITED, 3);
        add(owner, Of.ACCOUNT, "creditHold", "Credit hold", "Hitelzárlat", Kind.TRUTH, List.of(),
                Reps.HIDDEN, 4);
        add(owner, Of.CONTACT, "decides", "Part in buying", "Szerepe a döntésben", Kind.CHOICE,
                isHungarian ? List.of("Dönt", "Javasol", "Használja")
                        : List.of("Decides", "Recommends", "Uses it"), Reps.EDITED, 1);
        add(owner, Of.CONTACT, "birthday", "Birthday", "Születésnap", Kind.DATE, List.of(),
                Reps.HIDDEN, 2);
        add(owner, Of.OPPORTUNITY, "tender", "Tender number", "Pályázati szám", Kind.TEXT,
                List.of(), Reps.EDITED, 1);
        add(owner, Of.OPPORTUNITY, "weeks", "Delivery in weeks", "Szállítás hetekben",
                Kind.NUMBER, List.of(), Reps.EDITED, 2);
        var changed = new ArrayList<Account>();
        for (var account : accounts.all(owner)) {
            changed.add(said(story, account, sectors, isHungarian));
        }
        accounts.changeAll(owner, changed);
        var words = Words.in(owner.organisation().language());
        view(owner, "accounts", words.text("demo.view.ending"),
                "?f.contractEnds.to=" + story.day("+6") + "&columns=code%2Crep%2Cf.contractEnds");
        view(owner, "ranking", words.text("demo.view.growth"), "?by=year&rank=growth");
        view(owner, "opportunities", words.text("demo.view.tenders"),
                "?tag=tender&columns=amount%2Cstage%2Cclose%2CnextStep%2Cf.weeks%2Ctags");
        view(owner, "accounts", words.text("demo.view.key"), "?tag=" + tag(isHungarian)
                + "&columns=city%2Crep%2Cf.sector%2Cf.pumps%2Ctags");
    }

    private static String tag(boolean isHungarian) {
        return isHungarian ? "kiemelt" : "key";
    }

    private static Account said(
            Story story, Account account, List<String> sectors, boolean isHungarian) {
        var chance = new Random(story.id("traits", account.code()).hashCode());
        var fields = new TreeMap<>(Map.of(
                "sector", sectors.get(chance.nextInt(sectors.size())),
                "pumps", String.valueOf(1 + chance.nextInt(60))));
        if (chance.nextInt(2) == 0) {
            fields.put("contractEnds", story.day("+" + (1 + chance.nextInt(18))).toString());
        }
        if (chance.nextInt(12) == 0) fields.put("creditHold", "true");
        var tags = new ArrayList<String>();
        if (chance.nextInt(3) == 0) tags.add(tag(isHungarian));
        if (chance.nextInt(5) == 0) tags.add(isHungarian ? "vásár" : "fair");
        return account.with(tags, fields);
    }

    private void add(Viewer owner, Of of, String key, String english, String hungarian,
            Kind kind, List<String> choices, Reps reps, int position) {
        traits.add(owner, new Trait(Ids.fresh(), of, key, english, hungarian, kind,
                choices, false, reps, position, false, 1));
    }

    private void view(Viewer owner, String list, String name, String query) {
        views.add(owner, new SavedView(Ids.fresh(), owner.user().id(), list, name, query,
                true, false, 1));
    }
}
