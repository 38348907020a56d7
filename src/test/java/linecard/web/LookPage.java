package linecard.web;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import linecard.words.Language;
import linecard.words.Words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes pages to target/look, to be looked at in a browser without a server.
final class LookPage {

    static final Path FOLDER = Path.of("target/look");
    static final Path STATIC = Path.of("src/main/resources/static");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([\\w.]+)}}");
    private static final List<String> ICONS = List.of(
            "today", "calls", "accounts", "pipeline", "goals", "commissions", "reports");
    private static final List<String> ENGLISH = List.of("Today", "Calls", "Accounts", "Pipeline",
            "Plan & goals", "Commissions & prizes", "Reports");
    private static final List<String> HUNGARIAN = List.of("Ma", "Látogatások", "Ügyfelek",
            "Lehetőségek", "Terv és célok", "Jutalékok és díjak", "Kimutatások");

    private LookPage() {}

    interface Template {
        void render(HtmlTemplateOutput out, HtmlInterceptor tags);
    }

    private static final class NoTags implements HtmlInterceptor {

        @Override
        public void onHtmlTagOpened(
                String tag, Map<String, Object> attributes, TemplateOutput out) {}

        @Override
        public void onHtmlTagClosed(String tag, TemplateOutput out) {}
    }

    static String rendered(Template template) {
        var out = new StringOutput();
        template.render(new OwaspHtmlTemplateOutput(out), new NoTags());
        return out.toString();
    }

    static String icon(String name) {
        return rendered((out, tags) -> JteuiiconGenerated.render(out, tags, name));
    }

    /// The page in light and in dark, as name.html and name-dark.html.
    static void write(String name, Language language, String title, String body) {
        for (var theme : List.of("light", "dark")) {
            var page = fill(read("frame"), parts(language, theme, title, body));
            page = page.replaceAll("\"/assets/[0-9a-f]+/", "\"" + STATIC.toUri());
            var file = FOLDER.resolve(name + (theme.equals("dark") ? "-dark" : "") + ".html");
            try {
                Files.createDirectories(FOLDER);
                // others may read it just now, from another process
                var fresh = Files.createTempFile(FOLDER, name, ".new");
                Files.writeString(fresh, page);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, String> parts(
            Language language, String theme, String title, String body) {
        var words = Words.in(language);
        var english = language == Language.ENGLISH;
        return Map.ofEntries(
                Map.entry("lang", language.code()), Map.entry("theme", theme),
                Map.entry("title", title), Map.entry("body", body),
                Map.entry("static", STATIC.toUri().toString().replaceAll("/$", "")),
                Map.entry("head", rendered((out, tags) -> JteuiheadGenerated.render(out, tags,
                        new Page(words, null, null, "", "/", "", null, false)))),
                Map.entry("palette", rendered((out, tags) ->
                        JteuipaletteGenerated.render(out, tags, words, ""))),
                Map.entry("keys", rendered((out, tags) ->
                        JteuikeysGenerated.render(out, tags, words))),
                Map.entry("links", links(language, 7)), Map.entry("barlinks", links(language, 4)),
                Map.entry("toasts", toast(english)),
                Map.entry("skip", english ? "Skip to content" : "Ugrás a tartalomra"),
                Map.entry("nav", english ? "Main" : "Fő menü"),
                Map.entry("menu", english ? "Menu" : "Menü"),
                Map.entry("organisation",
                        english ? "Anderson Pumps" : "Alföldi Szivattyúgyár Zrt."),
                Map.entry("user", english ? "Anna Kovács" : "Kovács Anna"),
                Map.entry("settings", english ? "Settings" : "Beállítások"),
                Map.entry("signout", english ? "Sign out" : "Kijelentkezés"));
    }

    private static String links(Language language, int count) {
        var links = new StringBuilder();
        var names = language == Language.ENGLISH ? ENGLISH : HUNGARIAN;
        for (int i = 0; i < count; i++) {
            links.append("<a href=\"#%s\"%s data-key=\"g %s\">%s<span>%s</span></a>".formatted(
                    ICONS.get(i), i == 2 ? " aria-current=\"page\"" : "", ICONS.get(i).charAt(0),
                    icon(ICONS.get(i)), names.get(i).replace("&", "&amp;")));
        }
        return links.toString();
    }

    private static String toast(boolean english) {
        return """
                <div class="toast" data-toast="10"><span>%s</span>
                <form><button>%s</button></form></div>""".formatted(
                english ? "Call saved." : "Látogatás mentve.", english ? "Undo" : "Visszavonás");
    }

    static String read(String name) {
        try (var in = LookPage.class.getResourceAsStream("/look/" + name + ".html")) {
            if (in == null) throw new IllegalArgumentException("no page " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts parts and `{{icon.…}}` into their places, and again into what was put in.
    static String fill(String text, Map<String, String> parts) {
        var filled = PLACE.matcher(text).replaceAll(place -> {
            var name = place.group(1);
            var part = name.startsWith("icon.") ? icon(name.substring(5)) : parts.get(name);
            if (part == null) throw new IllegalArgumentException("nothing for " + name);
            return Matcher.quoteReplacement(part);
        });
        return filled.equals(text) ? text : fill(filled, parts);
    }
}
