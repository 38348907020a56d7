package linecard.traits;

import linecard.words.ReadingException;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Words that people hang on records. The same word in other capitals is the same tag.
public final class Tags {

    public static final int MOST = 20;
    static final int LONGEST = 40;

    private Tags() {}

    /// Reads tags with commas, semicolons or line breaks between them.
    ///
    /// @param used tags that are in use: written as they are there
    /// @throws ReadingException where they are too many, or one is too long
    public static List<String> read(String typed, Collection<String> used) {
        var known = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        used.forEach(tag -> known.putIfAbsent(tag, tag));
        var tags = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var part : typed.split("[,;\\r\\n]+")) {
            var tag = part.strip().replaceAll("\\s+", " ");
            if (tag.isEmpty()) continue;
            if (tag.length() > LONGEST) throw new ReadingException("traits.no.longTag", LONGEST);
            if (tag.chars().anyMatch(Character::isISOControl)) {
                throw new ReadingException("web.unreadable");
            }
            tags.putIfAbsent(tag, known.getOrDefault(tag, tag));
        }
        if (tags.size() > MOST) throw new ReadingException("traits.no.manyTags", MOST);
        return List.copyOf(tags.values());
    }

    public static String joined(Collection<String> tags) {
        return String.join(", ", tags);
    }
}
