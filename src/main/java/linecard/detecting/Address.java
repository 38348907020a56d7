package linecard.detecting;

import linecard.matching.Plain;

import java.util.HashSet;
import java.util.Set;

/// Where a house stands, without regard to how that is written: floors, doors and whether it is a
/// street or a road.
///
/// @param names of street and place
/// @param numbers of the house; where all stands on one line, among others
/// @param town as it was written, for saying it
public record Address(Set<String> names, Set<String> numbers, String town) {

    private static final Set<String> KINDS = Set.of("utca", "u", "ut", "utja", "ter", "tere",
            "krt", "korut", "koz", "sor", "setany", "em", "emelet", "fsz", "foldszint", "ajto",
            "hrsz", "street", "st", "road", "rd", "avenue", "ave", "av", "blvd", "boulevard",
            "lane", "ln", "drive", "dr", "suite", "ste", "floor", "fl", "unit", "room");

    public Address {
        names = Set.copyOf(names);
        numbers = Set.copyOf(numbers);
    }

    /// @param street with the number, the first one in it
    /// @param place postal code and town
    public static Address of(String street, String place) {
        var names = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var word : Plain.words(street)) {
            boolean isNumber = isNumber(word);
            // beyond are floors and doors
            if (!numbers.isEmpty() && !names.isEmpty() && (isNumber || isNameFirst(street))) break;
            if (isNumber) numbers.add(word);
            else if (isName(word)) names.add(word);
        }
        var town = place.replaceAll("\\S*\\d\\S*", " ").strip();
        if (!names.isEmpty()) names.addAll(Plain.words(town));
        return new Address(names, numbers, town);
    }

    /// All on one line, in whatever order.
    public static Address of(String line) {
        var names = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var word : Plain.words(line)) {
            if (isNumber(word)) numbers.add(word);
            else if (isName(word)) names.add(word);
        }
        return new Address(names, numbers, "");
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static boolean isName(String word) {
        return word.length() > 1 && !KINDS.contains(word);
    }

    /// Where the name of the street comes first, as in Hungary.
    private static boolean isNameFirst(String street) {
        return !street.isBlank() && !Character.isDigit(street.strip().charAt(0));
    }

    boolean isKnown() {
        return !names.isEmpty() && !numbers.isEmpty();
    }

    /// Whether this, a customer's, is what a line says.
    boolean isIn(Address line) {
        return isKnown() && line.names.containsAll(names) && line.numbers.containsAll(numbers);
    }

    /// The same for whatever is written differently, but for one another.
    String key() {
        return names.stream().sorted().toList() + " " + numbers.stream().sorted().toList();
    }
}
