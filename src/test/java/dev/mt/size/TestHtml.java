package dev.mt.size;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestHtml {
    @Test
    void nothingInATextIsMarkup() {
        assertThat(Html.text("<script>a&b</script>\"'")).isEqualTo("&lt;script&gt;a&amp;b&lt;/script&gt;&quot;&#39;");
    }

    @Test
    void whatSteersIsAQuestionMark() {
        assertThat(Html.text("a\u0000b\u001b[2Jc\nd\u202ee\u200ff\ud800g\ufffeh\ue000\u2028"))
                .isEqualTo("a?b?[2Jc?d?e?f?g?h??");
    }

    @Test
    void otherTextStays() {
        assertThat(Html.text("/usr/bin/tåilscale 接\ud83d\ude00 ½")).isEqualTo("/usr/bin/tåilscale 接\ud83d\ude00 ½");
    }
}
