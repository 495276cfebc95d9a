// ReportStyle: how reports look: on wide and narrow screens, light and dark, and on paper.

enum ReportStyle {
    static let css = """
        :root { color-scheme: light dark; --ink: #1d2329; --soft: #5c6670; --line: #d5dade; --paper: #fff;
          --mark: #0b62a4; --left: #a3262a; --left-paper: #fbe9e9; --added: #1b6b36; --added-paper: #e6f4ea; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa5af; --line: #3a434b;
          --paper: #14181c; --mark: #6cb6f0; --left: #f0a3a3; --left-paper: #3b2022; --added: #8fd6a4;
          --added-paper: #1b3324; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, "Liberation Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
        h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.05rem; margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
        blockquote { margin: 0 0 .5rem; font: 1.45rem/1.4 Georgia, "Liberation Serif", serif; overflow-wrap: anywhere; }
        p { margin: .25rem 0; } .soft, .id, footer { color: var(--soft); font-size: .875rem; }
        .id { font-family: ui-monospace, "Liberation Mono", monospace; white-space: nowrap; } a { color: var(--mark); }
        ol.time { list-style: none; margin: 0; padding: 0; }
        ol.time li { display: grid; grid-template-columns: 9.5rem minmax(6rem, 1fr) minmax(9rem, 1.2fr);
          gap: 0 1rem; align-items: center; padding: .3rem 0; border-bottom: 1px solid var(--line); }
        ol.time li > * { min-width: 0; overflow-wrap: anywhere; } time { font-variant-numeric: tabular-nums; }
        .later { display: block; color: var(--soft); font-size: .8125rem; }
        .track { position: relative; height: 1.5rem; }
        .track::before { content: ""; position: absolute; left: 0; right: 0; top: 50%; border-top: 1px solid var(--line); }
        .dot { position: absolute; top: 50%; width: 0; height: 0; margin: -.45rem; border-radius: 50%;
          border: .45rem solid var(--mark); } .dot.past { width: .5rem; height: .5rem; border-width: .2rem; }
        .letter { display: inline-block; min-width: 1.4em; padding: 0 .35em; margin-right: .35em; border-radius: .25em;
          border: 1px solid var(--line); text-align: center; font-size: .8125rem; }
        .wordings { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
        .wording { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem; overflow-wrap: anywhere;
          break-inside: avoid; }
        del { color: var(--left); background: var(--left-paper); } ins { color: var(--added);
          background: var(--added-paper); text-decoration: underline; }
        .changed { color: var(--left); } footer { margin-top: 2.5rem; }
        section.quote { margin: 0 0 1.25rem; break-inside: avoid; } section.quote blockquote { font-size: 1.1rem; }
        @media (max-width: 36rem) { ol.time li { grid-template-columns: 1fr; gap: .1rem; } main { padding-top: 1.25rem; } }
        @media print { :root { --ink: #000; --soft: #444; --line: #aaa; --paper: #fff; --mark: #000; --left: #000;
          --added: #000; --left-paper: #fff; --added-paper: #fff; } main { max-width: none; padding: 0; }
          body { font-size: 11pt; } ol.time li { break-inside: avoid; } a { text-decoration: none; } }
        """
}
