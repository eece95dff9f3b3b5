/// The style sheet of a report.
///
/// One serif with Cyrillic for all, so that Russian and English stand in the same face; colours are
/// two, ink blue and rubric red, told apart by every eye, and each class has a pattern too.
enum ReportStyle {
    /// The page on a screen and on paper.
    static let screen: ReportMarkup = """
        :root{--paper:#fdfcf8;--ink:#24211c;--quiet:#6b645a;--rule:#dcd6ca;--tint:#f3eee2;
        --sure:#33607f;--fair:#33607f;--light:#cfdde6;--doubt:#b5301c;--alone:#7d7466}
        *{box-sizing:border-box}
        html{scroll-padding-top:4.6rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0 auto;padding:0 2.5rem 4rem;max-width:84rem;background:var(--paper);
        color:var(--ink);font:400 1.0625rem/1.5 "PT Serif","Source Serif 4","Noto Serif",Georgia,
        Cambria,"Times New Roman",serif;font-variant-numeric:lining-nums}
        a{color:inherit;text-decoration-color:var(--rule);text-underline-offset:.18em}
        a:hover{text-decoration-color:currentColor}
        :focus-visible{outline:2px solid var(--sure);outline-offset:2px}
        h1,h2,p,ul,ol,dl,figure{margin:0;padding:0;font-weight:400}
        ol,ul{list-style:none}
        small{font-size:.85em;color:var(--quiet)}
        b{font-weight:700}
        header{padding:2.2rem 0 1rem}
        header p,figcaption{text-wrap:pretty}
        .over{color:var(--quiet);font-style:italic}
        h1{font-size:2.1rem;line-height:1.2;margin:.1rem 0 .5rem;overflow-wrap:anywhere}
        h1 span{color:var(--quiet)}
        h2{font-size:1.3rem;line-height:1.3;margin-bottom:.4rem}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.8rem;margin-top:.6rem}
        .legend .k{display:inline-block;width:1.9rem;height:.95rem;vertical-align:-.1rem;
        margin-right:.35rem}
        .k.s,.sheet div::before{background:var(--sure)}
        .k.f,.f div::before{background:linear-gradient(45deg,var(--fair) 14%,var(--light) 14% 50%,
        var(--fair) 50% 64%,var(--light) 64%) 0 0/7px 7px}
        .k.d,.d div::before{background:linear-gradient(-45deg,var(--doubt) 31%,var(--paper) 31% 50%,
        var(--doubt) 50% 81%,var(--paper) 81%) 0 0/7px 7px;
        box-shadow:inset 0 0 0 1px var(--doubt)}
        .k.o,.o div::before{background:radial-gradient(circle,var(--alone) 1px,transparent 1.4px) 0 0/5px 5px;
        box-shadow:inset 0 0 0 1px var(--alone)}
        .q.o div::before{background:radial-gradient(circle,var(--doubt) 1px,transparent 1.4px) 0 0/5px 5px;
        box-shadow:inset 0 0 0 1px var(--doubt)}
        .k.m{background:linear-gradient(to top,var(--doubt) var(--d),var(--alone) var(--d) var(--o),
        var(--light) var(--o) var(--f),var(--sure) var(--f))}
        nav{position:sticky;top:0;z-index:1;background:var(--paper);padding:.45rem 0 .5rem;
        border-bottom:1px solid var(--rule);margin-bottom:1.6rem}
        nav p{display:flex;flex-wrap:wrap;gap:0 1.6rem;font-size:.95rem;margin-bottom:.3rem}
        .ribbon{position:relative;display:flex;height:1.25rem}
        .ribbon a{flex:1 1 0;min-width:0}
        .ribbon a:hover{outline:2px solid var(--ink);z-index:1}
        .top{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:1rem 3rem}
        svg{display:block;width:100%;height:auto;overflow:visible}
        svg text{font-size:14px;fill:var(--quiet);text-anchor:middle;
        font-variant-numeric:tabular-nums lining-nums}
        svg text.e{text-anchor:end}
        svg text.name{font-size:15px;font-style:italic;fill:var(--ink)}
        .grid{stroke:var(--rule);stroke-width:.7;fill:none}
        .way{fill:none;stroke:var(--ink);stroke-width:1.3;stroke-linejoin:round;
        pointer-events:none}
        .dots{fill:none;stroke:var(--ink);stroke-width:3;stroke-linecap:round;pointer-events:none}
        .many{stroke:var(--alone);stroke-width:1.8}
        svg a{scroll-margin:40vh;stroke-linecap:butt;outline-offset:0}
        svg .s{fill:var(--sure)}
        svg .f{fill:var(--light);stroke:var(--fair)}
        svg .d{fill:var(--paper);stroke:var(--doubt);stroke-width:1.4}
        .plot .z{fill:var(--doubt)}
        .plot a.o{fill:none;stroke:var(--alone);stroke-width:7}
        .plot a .w{fill:var(--tint);stroke:none}
        .plot a:hover *,.plot a:target *{stroke:var(--ink);stroke-width:4;paint-order:stroke}
        .plot a.o:hover *,.plot a.o:target *{stroke-width:10}
        .plot a:hover .w,.plot a:target .w{fill:var(--rule);stroke:none}
        figcaption{font-size:.88rem;line-height:1.4;color:var(--quiet);margin-top:.3rem}
        .order{display:flex;flex-wrap:wrap;gap:0 1.4rem;font-size:.9rem;color:var(--quiet);
        margin-bottom:.3rem}
        .order input{accent-color:var(--sure);margin:0 .2rem 0 0;vertical-align:-.05rem}
        .list{max-height:22rem;overflow:auto;border-block:1px solid var(--rule)}
        #gaps .list{max-height:11rem}
        #gaps{margin-top:1.4rem}
        .list ol{content-visibility:auto;contain-intrinsic-height:calc(var(--n,100)*1.7rem)}
        .list li{height:1.7rem}
        .worst,.order:has(.other:checked)~.list{display:none}
        .order:has(.other:checked)~.worst{display:block}
        .list a{display:grid;grid-template-columns:2.7rem 3rem 2.6rem minmax(0,1fr) minmax(0,1fr);
        column-gap:.5rem;padding:.1rem .2rem;font-size:.95rem;text-decoration:none}
        #gaps .list a{grid-template-columns:5rem minmax(5rem,auto) minmax(0,1fr) minmax(0,1fr)}
        .list a:hover,.list li:target{background:var(--tint)}
        .list b,.c,.y,.sheet div,td,dd{font-variant-numeric:tabular-nums lining-nums}
        .list b{font-weight:400;color:var(--quiet)}
        .list .c{color:var(--doubt)}
        .list .y{color:var(--quiet)}
        .list .x{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .none{color:var(--quiet);font-style:italic}
        .figures{display:grid;grid-template-columns:5fr 3.5fr 3.5fr;gap:1.5rem 3rem;margin:2rem 0;
        padding:1.2rem 0;border-block:1px solid var(--rule);scroll-margin-top:1rem}
        .figures p{font-size:.88rem;color:var(--quiet);line-height:1.4;margin-top:.3rem}
        .bars{position:relative;display:flex;height:9.5rem;margin:0 .6rem 1.5rem;
        border-bottom:1px solid var(--ink)}
        .bars>span{flex:1 1 0;display:flex;flex-direction:column;justify-content:flex-end;
        padding:0 1.5px;text-align:center;font-size:.7rem;line-height:1.4;color:var(--quiet)}
        .bars .k{flex:none;min-height:2px}
        .bars u,.bars s{position:absolute;text-decoration:none;font-size:.8rem;color:var(--quiet)}
        .bars u{top:100%;width:2rem;margin-left:-1rem;text-align:center}
        .bars s{inset-block:1rem 0;border-left:1px dashed var(--ink)}
        table{border-collapse:collapse;width:100%}
        th{font-weight:400;text-align:left;padding:0 1rem 0 0;width:1%;white-space:nowrap}
        td{text-align:right;padding:0 .8rem 0 0;width:1%}
        td+td{width:98%;padding:0}
        td i{display:block;height:.6rem;background:var(--light);border-left:1.5px solid var(--sure)}
        dl div{display:flex;justify-content:space-between;gap:1rem}
        dt{color:var(--quiet)}
        dd{margin:0;text-align:right;overflow-wrap:break-word;min-width:min-content}
        .names,.sheet li{display:grid;grid-template-columns:minmax(0,1fr) 9.6rem minmax(0,1fr)}
        .names p:last-child{grid-column:3}
        .names{font-style:italic;padding-bottom:.3rem}
        .names small{font-style:normal}
        .sheet{content-visibility:auto;margin:0 -.6rem;padding:0 .6rem}
        .sheet li.p{padding-top:.9rem}
        .sheet p{padding:.12rem 0 .5rem;overflow-wrap:break-word;hyphens:auto;text-wrap:pretty}
        .sheet p span::before{content:attr(data-n);font-size:.66em;vertical-align:.42em;
        line-height:0;color:var(--quiet);margin-inline-end:.3em;font-weight:400;font-style:normal;
        user-select:none}
        .sheet .h{font-weight:700}
        .sheet .a{font-style:italic}
        .sheet div{margin:0 .7rem;display:grid;grid-template-columns:1fr 1.1rem 1fr;
        grid-template-rows:auto 1fr;column-gap:.5rem;padding:.12rem 0;font-size:.85rem;
        line-height:1.876;color:var(--quiet)}
        .sheet div::before{content:"";grid-column:2;grid-row:1/3;
        margin:-.12rem 0 calc(2px - .12rem)}
        .sheet .l div::before{width:50%}
        .sheet .r div::before{width:50%;margin-left:50%}
        .sheet div>a{grid-column:1;grid-row:1;text-align:right;text-decoration:none}
        .sheet div>a:hover{text-decoration:underline}
        .sheet b{grid-column:3;grid-row:1;font-weight:400}
        .sheet .q b{color:var(--doubt);font-weight:700}
        .g{grid-row:2;grid-column:1;text-align:right;font-size:.8rem;line-height:1.2;
        white-space:nowrap;padding-bottom:.3rem;color:var(--ink)}
        .g.w{grid-column:3;text-align:left}
        .sheet li:target{background:var(--tint);box-shadow:-.6rem 0 var(--tint),.6rem 0 var(--tint)}
        code{font:.8em/1 ui-monospace,"DejaVu Sans Mono",monospace;color:var(--quiet);
        border:1px solid var(--rule);border-radius:.2em;padding:0 .25em;margin:0 .1em;
        unicode-bidi:isolate}
        @supports (animation-timeline:--texts){
        body{timeline-scope:--texts}
        .text{view-timeline:--texts block}
        .ribbon::after{content:"";position:absolute;inset:-.2rem auto -.2rem 0;width:3px;
        background:var(--ink);box-shadow:0 0 0 1.5px var(--paper);opacity:0;pointer-events:none;
        animation:along linear both;animation-timeline:--texts;animation-range:contain}
        @keyframes along{from{left:0;opacity:1}to{left:calc(100% - 3px);opacity:1}}}
        """

    /// What changes where there is little width.
    static let narrow: ReportMarkup = """
        @media (max-width:62rem){
        .top{grid-template-columns:minmax(0,1fr)}
        .plot{max-width:36rem}
        .figures{grid-template-columns:1fr 1fr}
        .figures div:first-child{grid-column:1/3}}
        @media (max-width:44rem){
        body{padding:0 1rem 3rem;font-size:1rem}
        header{padding-top:1.2rem}
        h1{font-size:1.5rem}
        .legend{gap:.1rem 1.2rem}
        nav p{gap:0 1rem;font-size:.9rem}
        .figures{grid-template-columns:minmax(0,1fr)}
        .figures div:first-child{grid-column:auto}
        .list a,#gaps .list a{grid-template-columns:2.6rem 3rem 1fr;row-gap:0}
        #gaps .list a{grid-template-columns:5.4rem 1fr}
        .list .x{grid-column:1/-1}
        svg text{font-size:21px}
        svg text.name{font-size:23px}
        .list .x.e{display:none}
        .list ol{contain-intrinsic-height:auto calc(var(--n,100)*4.8rem)}
        .list li{height:auto;padding-bottom:.3rem}
        .names{display:block}
        .sheet li{grid-template-columns:.8rem 2.4rem 1fr;column-gap:.6rem;padding-bottom:.7rem}
        .sheet div{display:contents}
        .sheet div::before{grid-column:1;grid-row:1/4;margin:0}
        .sheet div>a,.sheet b,.sheet .g{font-size:.85rem;grid-row:1;line-height:1.5}
        .sheet div>a{text-align:left;grid-column:2;color:var(--quiet)}
        .sheet b{grid-column:3}
        .sheet .g{grid-column:3;justify-self:end;padding:0}
        .sheet .g:not(.w){margin-right:4.5rem}
        .sheet p{grid-column:2/4;padding:.1rem 0}
        .sheet div+p{padding-inline-start:1rem}}
        """

    /// The colours of a dark screen.
    static let dark: ReportMarkup = """
        @media screen and (prefers-color-scheme:dark){
        :root{--paper:#1a1917;--ink:#e4ded2;--quiet:#a49c8e;--rule:#3c3932;--tint:#2b2822;
        --sure:#5a8fb3;--fair:#6d9dbd;--light:#2a3f4f;--doubt:#ec7961;--alone:#9d9484}}
        """

    /// The page on paper: there the patterns are borders, because a browser turns each tile of a
    /// gradient into a picture of its own (36 MB for six pages).
    static let print: ReportMarkup = """
        @media print{
        @page{margin:16mm 14mm}
        :root{--paper:#fff;--ink:#000;--quiet:#555;--tint:#eee}
        html{font-size:9pt}
        body{padding:0;max-width:none}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .k.f,.f div::before{background:var(--light);border:1px solid var(--fair)}
        .k.d,.d div::before{background:none;border:3.5px dashed var(--doubt);
        box-shadow:none}
        .k.o,.o div::before{background:none;border:2px dotted var(--alone);
        box-shadow:none}
        .q.o div::before{background:none;border-color:var(--doubt);box-shadow:none}
        .ribbon .k{border:0;margin:.3rem 0}
        .ribbon .d{background:var(--doubt);margin:0}
        .ribbon .o{background:var(--alone);margin:.5rem 0}
        .ribbon .m{margin:0}
        .sheet li:target{background:none;box-shadow:none}
        nav{position:static;border:0}
        nav p,.order,.g{display:none}
        a{text-decoration:none}
        header{padding-top:0}
        .list,#gaps .list{max-height:none;overflow:visible}
        .list ol,.sheet{content-visibility:visible}
        .sheet li,.list li,.figures div,figure{break-inside:avoid}
        h2,.names{break-after:avoid}
        .ribbon::after{display:none}
        .top{display:block}
        .plot{width:11cm;max-width:100%;margin:0 auto 2rem}
        .figures{grid-template-columns:5fr 3.5fr 3.5fr;gap:1rem 1.6rem}
        .figures div:first-child{grid-column:auto}
        .names,.sheet li{display:grid;grid-template-columns:minmax(0,1fr) 7.5rem minmax(0,1fr)}}
        """
}
