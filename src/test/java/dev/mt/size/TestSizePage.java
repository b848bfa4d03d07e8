package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mt.core.Bytes;
import dev.mt.core.Platform;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page is written so that a parser of XML reads it as well. */
class TestSizePage {
    private static final Pattern WIDTH = Pattern.compile("width:([0-9.]+)%;height:([0-9.]+)%");

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> all(Document page, String tag, String cssClass) {
        List<Element> all = new ArrayList<>();
        NodeList nodes = page.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            Element element = (Element) nodes.item(i);
            if (cssClass.isEmpty() || element.getAttribute("class").equals(cssClass)) {
                all.add(element);
            }
        }
        return all;
    }

    private static double area(Element box) {
        Matcher size = WIDTH.matcher(box.getAttribute("style"));
        assertThat(size.find()).as(box.getAttribute("style")).isTrue();
        return Double.parseDouble(size.group(1)) * Double.parseDouble(size.group(2)) / 10_000;
    }

    private static final SizeReport REPORT = TestingSizes.report(Platform.ARM64, Platform.ARMV5)
            .within(Map.of(Platform.ARM64, new Bytes(1_000_000), Platform.ARMV5, new Bytes(2_000_000)));

    @Test
    void everyPlatformHasAMapAndTables() throws Exception {
        Document page = parsed(SizePage.of(REPORT));
        assertThat(all(page, "section", ""))
                .extracting(s -> s.getAttribute("id"))
                .containsExactly("arm64", "armv5");
        assertThat(all(page, "div", "map")).hasSize(2);
        assertThat(all(page, "table", "")).hasSize(4);
        assertThat(all(page, "h2", ""))
                .extracting(Element::getTextContent)
                .containsExactly("arm64: 1,210,047 bytes", "armv5: 1,210,047 bytes");
        assertThat(all(page, "p", ""))
                .extracting(Element::getTextContent)
                .contains(
                        "limit 1,000,000: 210,047 too many",
                        "limit 2,000,000: 789,953 left",
                        "/bin/busybox is packed: its sections cannot be read",
                        "cannot read the program /bin/odd: it is cut short");
        assertThat(all(page, "p", "over")).hasSize(1);
        assertThat(all(page, "tfoot", ""))
                .allSatisfy(
                        foot -> assertThat(foot.getTextContent().strip()).isEqualTo("total1,210,047100.0 %1,210,047"));
    }

    @Test
    void areasAreBytes() throws Exception {
        Document page = parsed(SizePage.of(REPORT));
        List<Element> groups = all(page, "div", "group").stream()
                .filter(group -> group.getAttribute("id").startsWith("arm64-"))
                .toList();
        assertThat(groups.stream().mapToDouble(TestSizePage::area).sum()).isBetween(0.999, 1.001);
        Element std = groups.getFirst();
        assertThat(std.getElementsByTagName("a").item(0).getTextContent()).isEqualTo("std");
        assertThat(area(std)).isBetween(751_500 / 1_210_047.0 - 0.001, 751_500 / 1_210_047.0 + 0.001);
        assertThat(std.getTextContent()).contains("runtime", "fmt");
    }

    @Test
    void everyLinkLeadsSomewhereOnThePage() throws Exception {
        Document page = parsed(SizePage.of(REPORT));
        List<String> ids = new ArrayList<>();
        for (String tag : List.of("section", "div")) {
            all(page, tag, "").forEach(element -> ids.add(element.getAttribute("id")));
        }
        assertThat(all(page, "a", "")).hasSize(2 * (1 + 2 * 4)).allSatisfy(link -> assertThat(ids)
                .contains(link.getAttribute("href").substring(1)));
        assertThat(ids.stream().filter(id -> !id.isEmpty())).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLoaded() {
        assertThat(SizePage.of(REPORT))
                .contains("default-src 'none'")
                .doesNotContain("<script", "src=", "url(", "http:", "https:", "@import");
    }

    @Test
    void namesAreText() throws Exception {
        ImageSize odd = new ImageSize(
                Platform.ARM64,
                List.of(TestingSizes.named("/<b onclick=\"x\">&\u001b\u202e'", 1_000)),
                0,
                0,
                List.of(),
                List.of());
        String text = SizePage.of(new SizeReport("<i>x.tar", Optional.empty(), List.of(odd)));
        Document page = parsed(text);
        assertThat(all(page, "b", "")).isEmpty();
        assertThat(all(page, "div", "tile")).singleElement().satisfies(tile -> assertThat(tile.getAttribute("title"))
                .isEqualTo("/<b onclick=\"x\">&??': 1,000 bytes"));
        assertThat(all(page, "h1", "").getFirst().getTextContent()).contains("<i>x.tar");
    }

    @Test
    void smallPiecesAreOneBox() throws Exception {
        List<NamedBytes> files = new ArrayList<>(List.of(TestingSizes.named("/large", 10_000_000)));
        for (int i = 0; i < 50; i++) {
            files.add(TestingSizes.named("/f" + i, 100));
        }
        files.add(TestingSizes.named("/empty", 0));
        ImageSize image = new ImageSize(Platform.AMD64, files, 0, 0, List.of(), List.of());
        Document page = parsed(SizePage.of(new SizeReport("x", Optional.empty(), List.of(image))));
        assertThat(all(page, "div", "tile"))
                .extracting(Element::getTextContent)
                .containsExactly("/large", "51 small ones");
        assertThat(all(page, "th", "")).extracting(Element::getTextContent).contains("/f7", "/empty");
    }

    @Test
    void anEmptyImageHasNoMap() throws Exception {
        ImageSize empty = new ImageSize(Platform.AMD64, List.of(), 0, 0, List.of(), List.of());
        Document page = parsed(SizePage.of(new SizeReport("x", Optional.empty(), List.of(empty))));
        assertThat(all(page, "div", "map")).isEmpty();
    }

    @Test
    void theSameReportIsTheSamePage() {
        assertThat(SizePage.of(REPORT)).isEqualTo(SizePage.of(REPORT));
    }
}
