package dev.mt.size;

/** The style sheet of a {@link SizePage}. */
final class PageStyle {
    /** Names show where they fit: a box too small for its own shows none. */
    static final String SHEET = """
            :root{color-scheme:light dark;--back:#fff;--text:#1b1b1b;--line:#bbb;--over:#a40000;--s:52%;--group:80%;--tile:90%}
            @media (prefers-color-scheme:dark){:root{--back:#141414;--text:#eee;--line:#555;--over:#ff9c9c;--s:32%;--group:32%;--tile:20%}}
            *{box-sizing:border-box}
            body{margin:0 auto;padding:.75rem;max-width:72rem;background:var(--back);color:var(--text);font:1rem/1.4 system-ui,sans-serif}
            h1{font-size:1.35rem}h2{font-size:1.15rem;margin:1.5rem 0 .25rem}p{margin:.25rem 0}
            nav a{display:inline-block;padding:.4rem .8rem .4rem 0}
            a{color:inherit}
            .over{color:var(--over);font-weight:bold}
            .map{position:relative;width:100%;aspect-ratio:1.25;margin:.5rem 0;overflow:hidden}
            @media (max-width:40rem){.map{aspect-ratio:.8}}
            .group{position:absolute;overflow:hidden;container-type:size;background:hsl(var(--h) var(--s) var(--group));border:1px solid var(--back)}
            .group:target{left:0!important;top:0!important;width:100%!important;height:100%!important;z-index:1}
            .name{display:block;height:1.25rem;padding:0 .25rem;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;font-size:.8rem;font-weight:bold;text-decoration:none}
            .back{display:none;position:absolute;right:0;top:0;height:1.25rem;padding:0 .5rem;font-size:.8rem;background:var(--back)}
            .group:target .back{display:block}
            .group:target .name{padding-right:4rem}
            .inside{position:absolute;inset:1.25rem 0 0}
            .tile{position:absolute;overflow:hidden;container-type:size;background:hsl(var(--h) var(--s) var(--tile));border:1px solid hsl(var(--h) var(--s) var(--group));font-size:.75rem;line-height:1.1}
            .tile span{display:block;padding:.1rem .2rem;overflow-wrap:anywhere}
            @container (max-width:2.2rem) or (max-height:1rem){.tile span,.name{visibility:hidden}}
            @container (max-height:2.5rem){.name{height:100%}.inside{display:none}}
            .wide{overflow-x:auto}
            table{border-collapse:collapse;font-size:.85rem;font-variant-numeric:tabular-nums}
            caption{text-align:left;font-weight:bold;padding:.5rem 0 .25rem}
            th,td{padding:.15rem .5rem;border-bottom:1px solid var(--line);text-align:right}
            th:first-child,td:first-child{text-align:left;overflow-wrap:anywhere;min-width:9rem;font-weight:normal;padding-left:0}
            thead th:first-child,tfoot th,tfoot td{font-weight:bold}
            summary{padding:.5rem 0;cursor:pointer}
            """;

    private PageStyle() {}
}
