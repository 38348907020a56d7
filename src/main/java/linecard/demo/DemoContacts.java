package linecard.demo;

import linecard.access.Viewer;
import linecard.contacts.Consent;
import linecard.contacts.Consent.Purpose;
import linecard.contacts.Consents;
import linecard.contacts.Contact;
import linecard.contacts.Contacts;
import linecard.contacts.Phone;
import linecard.contacts.Place;
import linecard.contacts.Places;
import linecard.demo.Story.Row;
import linecard.words.Language;
import linecard.words.SearchText;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Two or three people at each account. Names, numbers and addresses are made up.
@Component
class DemoContacts {

    /// @param families and given names, which go together in any way
    private record People(
            String language, List<String> families, List<String> given, String phone) {}

    private static final People HUNGARIAN = new People("hu",
            List.of("Árvai", "Balla", "Csonka", "Dobos", "Erdélyi", "Fülöp", "Gulyás", "Halmos",
                    "Illés", "Jakab", "Kelemen", "Lőrincz", "Máté", "Novák", "Orosz", "Péteri",
                    "Rózsa", "Szűcs", "Török", "Veress", "Zsigmond"),
            List.of("Ágnes", "Balázs", "Csilla", "Dénes", "Edit", "Ferenc", "Gyöngyi", "Henrik",
                    "Ildikó", "József", "Katalin", "László", "Márta", "Nóra", "Ottó", "Péter",
                    "Réka", "Sándor", "Tünde", "Zoltán"), "+36 30 555 ");
    private static final People ENGLISH = new People("en",
            List.of("Abbott", "Barnes", "Calloway", "Dalton", "Ellison", "Fairbanks", "Garrett",
                    "Hobbs", "Ingram", "Jennings", "Keller", "Lindqvist", "Maddox", "Norwood",
                    "Osborne", "Pruitt", "Rourke", "Sorensen", "Tillman", "Vance"),
            List.of("Alice", "Brian", "Carol", "Derek", "Emily", "Frank", "Gina", "Howard",
                    "Irene", "Jack", "Karen", "Louis", "Monica", "Neil", "Olivia", "Paul",
                    "Rachel", "Steve", "Theresa", "Walter"), "+1 319 555 ");
    private static final People GERMAN = new People("de",
            List.of("Auer", "Brandstätter", "Egger", "Fuchs", "Hofer", "Kainz", "Lechner",
                    "Moser", "Pichler", "Steiner"),
            List.of("Andrea", "Bernhard", "Claudia", "Dietmar", "Eva", "Günther", "Herta",
                    "Josef", "Karin", "Manfred"), "+43 664 555 ");
    private static final Map<String, List<String>> ROLES = Map.of(
            "hu", List.of("Beszerzési vezető", "Karbantartási vezető", "Üzemvezető"),
            "en", List.of("Head of purchasing", "Maintenance manager", "Plant manager"),
            "de", List.of("Einkaufsleitung", "Instandhaltung", "Betriebsleitung"));

    private final Contacts contacts;
    private final Places places;
    private final Consents consents;

    DemoContacts(Contacts contacts, Places places, Consents consents) {
        this.contacts = contacts;
        this.places = places;
        this.consents = consents;
    }

    void write(Story story, Viewer owner) {
        var people = new ArrayList<Contact>();
        var work = new ArrayList<Place>();
        var agreed = new ArrayList<Consent>();
        for (var row : story.rows("accounts")) {
            var chance = new Random(story.id("contacts", row.text("code")).hashCode());
            int many = 2 + chance.nextInt(2);
            for (int i = 0; i < many; i++) {
                var person = person(story, owner, row, i, chance);
                people.add(person);
                work.add(place(story, row, person, i));
                if (chance.nextInt(3) == 0) agreed.add(consent(story, person, chance));
            }
        }
        contacts.addAll(owner, people);
        places.addAll(owner, work);
        for (var consent : agreed) consents.add(owner, consent);
    }

    private static People people(Story story, Row row) {
        return switch (row.text("country")) {
            case "HU" -> HUNGARIAN;
            case "AT", "DE" -> GERMAN;
            default -> story.slug().equals("alfoldi") && !row.text("country").equals("GB")
                    ? HUNGARIAN : ENGLISH;
        };
    }

    private static Contact person(
            Story story, Viewer owner, Row row, int number, Random chance) {
        var from = people(story, row);
        var family = any(from.families(), chance);
        var given = any(from.given(), chance);
        var phone = from.phone() + "%03d%d".formatted(chance.nextInt(1_000), chance.nextInt(10));
        var firm = SearchText.of(row.text("name")).split(" ")[0];
        var address = "%s.%s@%s.example".formatted(plain(given), plain(family), plain(firm));
        return new Contact(id(story, row, number), "", family, given,
                chance.nextInt(12) == 0 ? "Dr." : "", from.language(),
                List.of(Phone.of(phone, owner.organisation().country())), List.of(address), "",
                List.of(), number > 0 ? Map.of() : Map.of("decides",
                        owner.organisation().language() == Language.HUNGARIAN ? "Dönt" : "Decides"),
                false, 1);
    }

    private static String plain(String name) {
        return SearchText.of(name).replace(" ", "");
    }

    private static UUID id(Story story, Row row, int number) {
        return story.id("contact", row.text("code") + "/" + number);
    }

    private static Place place(Story story, Row row, Contact person, int number) {
        var roles = ROLES.getOrDefault(person.language(), List.of(""));
        return new Place(story.id("place", row.text("code") + "/" + number), person.id(),
                story.id("account", row.text("code")), roles.get(number % roles.size()),
                number == 0, Clientele.beginning(story), null, 1);
    }

    private static Consent consent(Story story, Contact person, Random chance) {
        var purpose = any(List.of(Purpose.EMAIL, Purpose.EVENTS, Purpose.PHONE), chance);
        var source = switch (person.language()) {
            case "hu" -> "aláírt nyilatkozat a szakkiállításon";
            case "de" -> "Unterschrift auf der Fachmesse";
            default -> "form signed at the trade fair";
        };
        return new Consent(story.id("consent", person.id().toString()), person.id(), purpose,
                story.day("-" + (2 + chance.nextInt(20))), source, null, 1);
    }

    private static <T> T any(List<T> of, Random chance) {
        return of.get(chance.nextInt(of.size()));
    }
}
