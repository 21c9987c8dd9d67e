import{$ as Z,A as ut,B as q,C as Mt,D as Ft,E as mt,F as X,G as Nt,H as Rt,I as Tt,J as It,K as dt,L as Lt,N as ft,O as pt,U as Ot,V as Dt,X as At,Y as Pt,Z as Wt,_ as Bt,a as xt,aa as Kt,b as h,c as $,ca as P,d as at,da as W,e as E,ea as M,f as G,fa as Ht,g as lt,ga as tt,h as kt,ha as Gt,i,ia as V,j as F,ja as $t,k as Y,ka as I,l as N,la as y,m as St,ma as ht,n as D,na as Ut,o as R,oa as et,p as k,pa as Vt,q as C,r as v,ra as zt,s as Ct,sa as jt,t as Et,u as A,v as T,x as U,y as _t,z as ct}from"./chunk-45C2DPGB.js";function Qt({title:t,back:e}){return D([{text:t}]),i`
    <${C} heading="h1" title=${`Not part of Kiseki yet: ${t}`}>
      <p>The address is one of MLflow's, but there is no page for it here.</p>
      <p><a href=${e}>${e===v.experiments()?"Go to the experiments":"Go back"}</a></p>
      <//>
  `}function nt(t){let e=t.trim();if(e!=="")return e.includes("'")?`name ILIKE "%${e.replaceAll('"',"_")}%"`:`name ILIKE '%${e}%'`}var Ee=150,_e=2e4,Yt=[["Name","name"],["Created","creation_time"],["Updated","last_update_time"]];function Me(t){let e=Yt.find(([,r])=>r===t.get("orderByKey"))?.[1]??"last_update_time",n=t.has("orderByAsc")?t.get("orderByAsc")==="true":e==="name";return{search:t.get("searchFilter")??"",column:e,ascending:n,deleted:t.get("lifecycleFilter")==="Deleted"}}function qt({query:t}){D([]);let e=Me(t),n=Fe(e),[r,o]=h(!1),[s,l]=h(),c=async a=>A(v.experiment(await Rt(a))),u=async(a,m)=>{await Tt(a.experiment_id,m),n.reload()};return i`<div class="page">
    <div class="toolbar">
      <h1>Experiments</h1>
      <${Ne} search=${e.search} />
      <div class="segments" role="group" aria-label="Which experiments">
        <button type="button" aria-pressed=${!e.deleted} onClick=${()=>T({lifecycleFilter:void 0})}>Active</button>
        <button type="button" aria-pressed=${e.deleted} onClick=${()=>T({lifecycleFilter:"Deleted"})}>Deleted</button>
      </div>
      <button type="button" class="primary" onClick=${()=>o(!0)}><${y} name="add" />New experiment</button>
    </div>
    <${Re} view=${e} list=${n} rename=${l} />
    ${r&&i`<${ht} title="New experiment" label="Name" action="Create" save=${c} close=${()=>o(!1)} />`}
    ${s&&i`
      <${ht} title="Rename the experiment" label="Name" action="Rename" initial=${s.name}
        save=${a=>u(s,a)} close=${()=>l(void 0)} />
    `}
  </div>`}function Fe(t){let e=JSON.stringify(t),n=(u,a)=>X({filter:nt(t.search),order_by:`${t.column} ${t.ascending?"ASC":"DESC"}`,deleted:t.deleted,page_token:u},a),r=M(`experiments ${e}`,u=>n(void 0,u),{keep:!0}),[o,s]=h([]);$(()=>s([]),[r.value]);let l=r.value?[r.value,...o]:[],c=l.at(-1)?.next_page_token;return tt(r.reload,_e,o.length===0),{...r,experiments:l.flatMap(u=>u.experiments??[]),showMore:c?()=>I(async()=>s([...o,await n(c)])):void 0}}function Ne({search:t}){let[e,n]=h(t);return $(()=>n(t),[t]),$(()=>{if(e===t)return;let r=setTimeout(()=>T({searchFilter:e||void 0},{replace:!0}),Ee);return()=>clearTimeout(r)},[e,t]),i`
    <input type="search" class="search" aria-label="Find experiments by name" placeholder="Find by name" value=${e}
      onInput=${r=>n(F(r))} />
  `}function Re({view:t,list:e,rename:n}){let{experiments:r,error:o,value:s,reload:l,showMore:c}=e;return o&&!s?i`<${k} what="The experiments can't be shown" error=${o} retry=${l} />`:s?r.length===0?i`<${Ae} view=${t} />`:i`
    <div class="table-frame" tabindex="0" role="region" aria-label="Experiments">
        <table class="list">
          <thead><tr>
            ${Yt.map(([u,a])=>i`<${Te} title=${u} name=${a} view=${t} />`)}
            <th scope="col" class="wide-only">Tags</th>
            <th scope="col"><span class="visually-hidden">Actions</span></th>
          </tr></thead>
          <tbody>${r.map(u=>i`<${Ie} key=${u.experiment_id} experiment=${u} rename=${n} reload=${l} />`)}</tbody>
        </table>
        ${c&&i`<button type="button" class="more" onClick=${c}>Show more</button>`}
      </div>
    <p class="count muted" role="status">${W(r.length,"experiment")}${c?", and more":""}</p>
  `:i`<${R} what="experiments" />`}function Te({title:t,name:e,view:n}){let r=n.column===e,o=r?!n.ascending:e==="name",s=r?n.ascending?"ascending":"descending":"none";return i`
    <th scope="col" aria-sort=${s} class=${e==="creation_time"?"wide-only":""}>
      <button type="button" class="sort" onClick=${()=>T({orderByKey:e,orderByAsc:String(o)})}>
          ${t}${r&&i`<span aria-hidden="true">${n.ascending?"\u2191":"\u2193"}</span>`}
        </button>
    </th>
  `}function Ie({experiment:t,rename:e,reload:n}){let{experiment_id:r,name:o,creation_time:s,last_update_time:l,lifecycle_stage:c,tags:u=[]}=t,a=c==="deleted";return i`
    <tr>
      <td class="name"><a href=${v.experiment(r)} title=${o}>${o}</a></td>
      <td class="wide-only">
        <${Jt} time=${Number(s)} />
      </td>
      <td>
        <${Jt} time=${Number(l)} />
      </td>
      <td class="wide-only tags">${u.map(({key:m,value:d})=>i`<span class="tag" key=${m} title=${`${m}: ${d}`}>${m}: ${d}</span>`)}</td>
      <td class="actions">
          ${a?i`<${bt} icon="restore" label=${`Restore ${o}`} onClick=${()=>De(t,n)} />`:i`
              <${bt} icon="edit" label=${`Rename ${o}`} onClick=${()=>e(t)} />
              <${bt} icon="trash" label=${`Delete ${o}`} onClick=${()=>Oe(t,n)} />
            `}
        </td>
    </tr>
  `}function bt({icon:t,label:e,onClick:n}){return i`
    <button type="button" class="icon-button" aria-label=${e} title=${e}
      onClick=${n}><${y} name=${t} /></button>
  `}function Jt({time:t}){return i`<time datetime=${Le(t)} title=${Z(t)}>${Kt(t,Date.now())}</time>`}var Le=t=>Math.abs(t)<=864e13?new Date(t).toISOString():void 0;async function Oe({experiment_id:t,name:e},n){await I(()=>It(t))&&(n(),V(`Deleted \u201C${e}\u201D with its runs.`,{undo:async()=>{await dt(t),n()}}))}async function De({experiment_id:t,name:e},n){await I(()=>dt(t))&&(n(),V(`Restored \u201C${e}\u201D.`))}function Ae({view:t}){return t.search?i`
      <${C} title=${`No experiment has \u201C${t.search}\u201D in its name`}>
        <button type="button" onClick=${()=>T({searchFilter:void 0})}>Show all</button>
        <//>
    `:i`<${C} title=${t.deleted?"No deleted experiments":"No experiments yet"} />`}function Xt({run_id:t}){let e=M(`find ${t}`,r=>Lt(t,r)),n=e.value?.info;return $(()=>{n&&A(v.run(n.experiment_id,n.run_id),{replace:!0})},[n]),e.error?i`<${k} heading="h1" what="This run can't be shown" error=${e.error} retry=${e.reload} />`:i`<${R} what="the run" />`}function rt({label:t,title:e,className:n="",align:r,children:o}){let[s,l]=h(!1),c=E(null),u=E(null),a=()=>{l(!1),u.current?.focus()};return $(()=>{if(!s)return;let d=p=>{p.target instanceof Node&&!c.current?.contains(p.target)&&l(!1)};return document.addEventListener("pointerdown",d),document.addEventListener("focusin",d),c.current?.querySelector(".popover-panel input, .popover-panel button")?.focus(),()=>{document.removeEventListener("pointerdown",d),document.removeEventListener("focusin",d)}},[s]),i`<div class="popover" ref=${c} onKeyDown=${d=>{d.key!=="Escape"||!s||(d.stopPropagation(),a())}}>
    <button type="button" ref=${u} class=${n} aria-expanded=${s} aria-haspopup="dialog" title=${e}
      onClick=${()=>l(!s)}>${t}</button>
    ${s&&i`<div class=${`popover-panel ${r??""}`} role="dialog" aria-label=${e}>${o(a)}</div>`}
  </div>`}var gt=100;function Zt(t){let e=i`<${y} name="columns" />Columns`;return i`<${rt} label=${e} title="Choose columns" align="end">${()=>i`<${Pe} ...${t} />`}<//>`}function Pe({keys:t,columns:e,onColumns:n}){let[r,o]=h(""),s=a=>n(e.includes(a)?e.filter(m=>m!==a):[...e,a]),l=({title:a})=>a.toLowerCase().includes(r.toLowerCase()),u=[["Run",Be()],["Metrics",wt("metrics",t.metrics,t.runs_total)],["Params",wt("params",t.params,t.runs_total)],["Tags",wt("tags",t.tags,t.runs_total)]].map(([a,m])=>[a,m.filter(l)]);return i`
    <div class="picker">
      <input type="search" aria-label="Find a column" placeholder="Find a column" value=${r}
        onInput=${a=>o(F(a))} />
      <div class="picker-list" tabindex="0" role="group" aria-label="Columns">
          ${u.map(([a,m])=>m.length>0&&i`<${We} title=${a} choices=${m} columns=${e} toggle=${s} />`)}
          ${u.every(([,a])=>a.length===0)&&i`<p class="muted">No column has “${r}” in its name.</p>`}
        </div>
      <div class="picker-actions">
        <button type="button" onClick=${()=>n(void 0)}>Defaults</button>
        <button type="button" onClick=${()=>n([])}>None</button>
      </div>
    </div>
  `}function We({title:t,choices:e,columns:n,toggle:r}){return i`<fieldset>
    <legend>${t}</legend>
    ${e.slice(0,gt).map(({name:o,title:s,note:l})=>i`<label key=${o} title=${s}>
      <input type="checkbox" checked=${n.includes(o)} onChange=${()=>r(o)} />
      <span class="picker-name">${s}</span><span class="muted">${l}</span>
    </label>`)}
    ${e.length>gt&&i`<p class="muted">${P(e.length-gt)} more: type to find them</p>`}
  </fieldset>`}function Be(){return Object.entries(_t).filter(([t])=>t!=="run_name").map(([t,e])=>({name:`attributes.${t}`,title:e,note:""}))}function wt(t,e,n){return e.map(({key:r,runs:o,varies:s})=>{let l=o<n?`${P(o)} of ${P(n)}`:"";return{name:`${t}.${r}`,title:r,note:s?l:"same in all"}})}function te({filter:t,error:e,onFilter:n}){let[r,o]=h(t),s=E(null);return $(()=>o(t),[t]),$(()=>{let u=a=>{a.key!=="/"||a.ctrlKey||a.metaKey||He(a.target)||(a.preventDefault(),s.current?.focus())};return document.addEventListener("keydown",u),()=>document.removeEventListener("keydown",u)},[]),i`<form class="filter" role="search" onSubmit=${u=>{u.preventDefault(),n(r.trim())}}>
    <div class="filter-line">
      <input ref=${s} type="text" class="mono" value=${r} aria-label="Filter runs" spellcheck=${!1} autocomplete="off"
        autocapitalize="off" placeholder="Filter runs, e.g. metrics.loss < 0.1 and params.optimizer = 'adam'"
        aria-invalid=${e?"true":void 0} aria-describedby=${e?"filter-error":void 0}
        onInput=${u=>o(F(u))} />
      ${r&&i`
      <button type="button" class="icon-button" aria-label="Clear the filter"
        onClick=${()=>{o(""),n(""),s.current?.focus()}}><${y} name="close" /></button>
    `}
    </div>
    ${e&&i`<${Ke} filter=${t} error=${e} />`}
  </form>`}function Ke({filter:t,error:e}){let{position:n}=e,r=n!==void 0&&n<=t.length;return i`<div id="filter-error" class="filter-error" role="alert">
    ${r&&i`<pre aria-hidden="true">${t}${`
`}${" ".repeat(n)}^</pre>`}
    <p>${e.message}</p>
  </div>`}function He(t){return t instanceof HTMLElement&&(t.isContentEditable||/^(input|textarea|select)$/i.test(t.tagName))}function ee(t){let e=0;return t.map(n=>{let r={left:e,width:n};return e+=n,r})}function ne(t,e,n,r,o){let s=Math.max(0,Math.floor(t/n)-o),l=Math.min(r-1,Math.ceil((t+e)/n)-1+o);return{first:Math.max(0,Math.min(s,l)),last:l}}function re(t,e,n,r,o){let s=t[r]?.left??0;return t.flatMap((l,c)=>{let u=l.left+l.width>e+s-100&&l.left<e+n+100;return c<r||c===o||u?[c]:[]})}function oe({row:t,column:e},{key:n,ctrlKey:r,metaKey:o},{rows:s,columns:l,page:c}){let u=r||o,a=(m,d)=>({row:Math.max(-1,Math.min(s-1,m)),column:Math.max(0,Math.min(l-1,d))});switch(n){case"ArrowUp":return a(u?0:t-1,e);case"ArrowDown":return a(u?s-1:t+1,e);case"ArrowLeft":return a(t,u?0:e-1);case"ArrowRight":return a(t,u?l-1:e+1);case"PageUp":return a(Math.max(0,t-c),e);case"PageDown":return a(t+c,e);case"Home":return a(u?0:t,0);case"End":return a(u?s-1:t,l-1);default:return}}var O=32,z=44,Ge=6;function ie(t){let{columns:e,frozen:n,total:r,onView:o}=t,s=E(null),l=je(s),[c,u]=h({row:0,column:0}),a=E(!1),m=G(()=>ee(e.map(b=>b.width)),[e]),d=m.reduce((b,w)=>b+w.width,0),{first:p,last:g}=ne(l.top,l.height-z,O,r,Ge),it=re(m,l.left,l.width,n,c.column);$(()=>o(p,Math.max(p,g)),[p,g,o]),$(()=>{s.current?.scrollTo({top:0}),u(({column:b,row:w})=>({column:b,row:Math.min(0,w)}))},[t.of]);let x={row:Math.min(c.row,r-1),column:Math.min(c.column,e.length-1)};at(()=>{a.current&&(a.current=!1,s.current?.querySelector('[tabindex="0"]')?.focus({preventScroll:!0}))});let L=b=>{a.current=!0,u(b),s.current&&ze(s.current,b,m,n)},Q=b=>{let w=Math.max(1,Math.floor((l.height-z)/O)-1),_=oe(x,b,{rows:r,columns:e.length,page:w});if(_)L(_);else if(b.key==="Enter")x.row<0?t.onSort(e[x.column]?.name??""):t.onOpen(x.row);else if(b.key===" "&&x.row>=0)t.onSelect(x.row);else return;b.preventDefault()},K=Array.from({length:Math.max(0,g-p+1)},(b,w)=>p+w);x.row>=0&&(x.row<p||x.row>g)&&K.push(x.row);let J={columns:e,slots:m,drawn:it,frozen:n,width:d,focus:x,go:L};return i`
    <div class=${Y("table-scroller",t.stale&&"stale")} ref=${s} aria-busy=${t.stale}>
      <div role="grid" class="table" aria-label=${t.label} aria-rowcount=${r+1} aria-colcount=${e.length}
        aria-multiselectable="true" style=${{height:`${z+r*O}px`,width:`${d}px`}}
        onKeyDown=${Q}>
          <${Ue} ...${J} sort=${t.sort} onSort=${t.onSort} />
          ${K.map(b=>i`<${Ve} key=${b} ...${J} row=${b} table=${t} />`)}
        </div>
    </div>
  `}function Ue({columns:t,slots:e,drawn:n,frozen:r,width:o,focus:s,go:l,sort:c,onSort:u}){return i`<div role="row" class="table-header" aria-rowindex=${1} style=${{width:`${o}px`}}>
    ${n.map(a=>{let m=t[a];if(!m)return null;let d=c?.name===m.name?c.ascending?"ascending":"descending":void 0,p=m.group&&t[a-1]?.group!==m.group,g=()=>{l({row:-1,column:a}),m.sortable&&u(m.name)};return i`
        <div role="columnheader" key=${m.name} aria-colindex=${a+1} style=${ae(e,a,r)}
          class=${se(m,a,r,m.sortable&&"sortable",p&&"starts-group")}
          aria-sort=${m.sortable?d??"none":void 0}
          aria-label=${m.group?`${m.group}: ${m.title}`:m.title}
          tabindex=${s.row===-1&&s.column===a?0:-1} title=${m.title} onClick=${g}>
          <span class="table-group">${p?m.group:""}</span>
          <span class="table-title"><span class=${m.untitled?"visually-hidden":""}>${m.title}</span>${d&&i`<span aria-hidden="true">${d==="ascending"?"\u2191":"\u2193"}</span>`}</span>
        </div>
      `})}
  </div>`}function Ve({row:t,table:e,columns:n,slots:r,drawn:o,frozen:s,width:l,focus:c,go:u}){let a=e.isSelected(t),m=z+t*O;return i`
    <div role="row" class=${Y("table-row",a&&"selected")} aria-rowindex=${t+2}
      aria-selected=${a} style=${{width:`${l}px`,transform:`translateY(${m}px)`}}>
        ${o.map(d=>{let p=n[d];if(!p)return null;let g=e.cell(t,p.name);return i`
            <div role="gridcell" key=${p.name} aria-colindex=${d+1} style=${ae(r,d,s)}
              class=${se(p,d,s,!g&&"waiting")} title=${g?.title}
              tabindex=${c.row===t&&c.column===d?0:-1}
              onMouseDown=${()=>u({row:t,column:d})}>${g?.content??""}</div>
          `})}
      </div>
  `}function se(t,e,n,...r){return Y("cell",t.align,t.mono&&"mono",e<n&&"frozen",e===n-1&&"frozen-last",...r)}function ae(t,e,n){let{left:r,width:o}=t[e]??{left:0,width:0};return{width:`${o}px`,left:`${r}px`,position:e<n?"sticky":"absolute"}}function ze(t,{row:e,column:n},r,o){let s=Math.max(0,e)*O,l=t.clientHeight-z;s<t.scrollTop?t.scrollTop=s:s+O>t.scrollTop+l&&(t.scrollTop=s+O-l);let c=r[n];if(!c||n<o)return;let u=r[o]?.left??0;c.left-u<t.scrollLeft?t.scrollLeft=c.left-u:c.left+c.width>t.scrollLeft+t.clientWidth&&(t.scrollLeft=c.left+c.width-t.clientWidth)}function je(t){let[e,n]=h({top:0,left:0,width:1200,height:800});return at(()=>{let r=t.current;if(!r)return;let o=0,s=()=>{o=0;let{scrollTop:u,scrollLeft:a,clientWidth:m,clientHeight:d}=r;n(p=>p.top===u&&p.left===a&&p.width===m&&p.height===d?p:{top:u,left:a,width:m,height:d})},l=()=>{o||=requestAnimationFrame(s)};s(),r.addEventListener("scroll",l,{passive:!0});let c=new ResizeObserver(l);return c.observe(r),()=>{cancelAnimationFrame(o),r.removeEventListener("scroll",l),c.disconnect()}},[]),e}var Qe={metrics:"Metrics",params:"Params",tags:"Tags"},Je={"attributes.status":108,"attributes.start_time":150,"attributes.end_time":150,"attributes.duration":96,"attributes.user_id":110,"attributes.run_id":270,"attributes.artifact_uri":320};function le(t){let{entity:e}=ut(t),n=q(t),r=Je[t]??Math.max(96,Math.min(220,n.length*7.5+34)),o=e==="metrics"||t==="attributes.duration"?"end":void 0;return{name:t,title:n,group:Qe[e],width:r,align:o,mono:e==="metrics",sortable:Ft(t)}}function ce(t){let e=["attributes.run_id","attributes.run_name","attributes.experiment_id","attributes.status"],n=t.includes("attributes.duration")?["attributes.start_time","attributes.end_time"]:[];return[...new Set([...e,...n,...t.filter(r=>r!=="attributes.duration")])]}function ue(t,e,n){if(t==="attributes.duration")return Ye(e,n);let r=e(t);if(r===void 0)return;if(r===null)return{content:i`<span class="absent" aria-label="none">–</span>`};let{entity:o}=ut(t);return o==="metrics"?{content:Pt(r),title:At(r)}:t==="attributes.status"?{content:i`<${Ut} status=${String(r)} />`}:t.endsWith("_time")?{content:Bt(Number(r)),title:Z(Number(r))}:{content:String(r),title:String(r)}}function Ye(t,e){let[n,r,o]=[t("attributes.start_time"),t("attributes.end_time"),t("attributes.status")];if(n===void 0||r===void 0)return;let s=r===null&&o==="RUNNING"?e:r;return n===null||s===null?{content:i`<span class="absent" aria-label="none">–</span>`}:{content:Wt(Number(s)-Number(n))}}var yt={name:"attributes.start_time",ascending:!1};function de(t){let e=ct(t.get("orderByKey")??""),n=t.get("selectedColumns")?.split(",").flatMap(r=>ct(r)??[]);return{filter:t.get("searchFilter")??t.get("searchInput")??t.get("search")??"",sort:e?{name:e,ascending:t.get("orderByAsc")==="true"}:yt,deleted:t.get("lifecycleFilter")?.toLowerCase()==="deleted",...n?{columns:[...new Set(n)]}:{}}}function fe(t){let e=t.sort.name===yt.name&&t.sort.ascending===yt.ascending;return{searchFilter:t.filter||void 0,searchInput:void 0,search:void 0,orderByKey:e?void 0:t.sort.name,orderByAsc:e?void 0:String(t.sort.ascending),lifecycleFilter:t.deleted?"Deleted":void 0,selectedColumns:t.columns?.join(",")}}function pe({sort:t}){return[`${Mt(t.name)} ${t.ascending?"ASC":"DESC"}`]}function $e(t,e){return t.name===e?{name:e,ascending:!t.ascending}:{name:e,ascending:!e.startsWith("metrics.")&&!e.endsWith("_time")}}var vt=["attributes.status","attributes.start_time","attributes.duration"],qe=6;function he(t){return[...vt,...me(t.metrics).map(e=>`metrics.${e}`),...me(t.params).map(e=>`params.${e}`)]}function me(t){let e=t.filter(({key:r})=>!r.startsWith("system/")),n=e.filter(({varies:r})=>r);return(n.length>0?n:e).toSorted((r,o)=>o.runs-r.runs).slice(0,qe).map(({key:r})=>r)}var B=200,Xe=60,ot=class{fetchWindow;onChange;total;error;windows;pending;visible;wanted;constructor(e,n){this.fetchWindow=e,this.onChange=n,this.windows=new Map,this.pending=new Map,this.visible=[0],this.wanted=[]}show(e,n,r){this.wanted=r;let o=this.total===void 0?n:Math.min(n,this.total-1);this.visible=Ze(Math.floor(Math.max(0,e)/B),Math.floor(Math.max(0,o)/B));for(let[s,l]of this.pending)this.visible.includes(s)||this.abort(s,l);for(let s of this.visible)this.fetchMissing(s)}showColumns(e){this.wanted=e;for(let n of this.visible)this.fetchMissing(n)}hasValue(e,n){return[...this.windows.values()].some(r=>r.get(e)?.includes(n))}cell(e,n){return this.windows.get(Math.floor(e/B))?.get(n)?.[e%B]}refresh(){for(let e of[...this.windows.keys()])this.visible.includes(e)||this.windows.delete(e);for(let e of this.visible)this.pending.has(e)||this.fetch(e,[...this.wanted],!1)}close(){for(let[e,n]of this.pending)this.abort(e,n)}abort(e,n){n.abort(),this.pending.delete(e)}fetchMissing(e){let n=this.windows.get(e);n&&this.keepFresh(e,n);let r=this.wanted.filter(s=>!n?.has(s)),o=n===void 0;(o||r.length>0)&&!this.pending.has(e)&&this.fetch(e,r,!o)}keepFresh(e,n){this.windows.delete(e),this.windows.set(e,n);for(let r of this.windows.keys()){if(this.windows.size<=Xe)break;this.windows.delete(r)}}async fetch(e,n,r){let o=new AbortController;this.pending.set(e,o);try{let s=await this.fetchWindow(n,e*B,B,o.signal);o.signal.aborted||this.take(e,n,s,r)}catch(s){if(o.signal.aborted)return;this.pending.delete(e),this.error=s instanceof U?s:new U("PAGE_ERROR",String(s),0),this.onChange()}}take(e,n,r,o){this.pending.delete(e);let s=n.map(u=>[u,[]]),l=o?this.windows.get(e):void 0,c=l!==void 0&&tn(l,r.columns);this.keepFresh(e,new Map([...c?l:[],...s,...r.columns])),this.total=r.total,this.error=void 0,this.visible.includes(e)&&this.fetchMissing(e),this.onChange()}},Ze=(t,e)=>Array.from({length:Math.max(0,e-t)+1},(n,r)=>t+r);function tn(t,e){let[n,r]=[t.get("attributes.run_id")??[],e.get("attributes.run_id")??[]];return n.length===r.length&&n.every((o,s)=>o===r[s])}var en=4e3,nn=2e4,rn=6,ge="check",j="attributes.run_name";function we({experiment_ids:t,query:e}){let n=t.join(","),r=M(`experiment ${n}`,async a=>{let[m,...d]=t;return d.length===0&&m!==void 0?await Nt(m,a):void 0}),o=M(`keys ${n}`,a=>Dt(t,a)),s=r.value?.name??(t.length>1?W(t.length,"experiment"):"");if(D(s?[{text:s,experiment_id:t.length===1?n:void 0}]:[]),r.error)return i`<${k} heading="h1" what="This experiment can't be shown" error=${r.error} retry=${r.reload} />`;if(t.length===0)return i`<${C} heading="h1" title="No experiment is named in the address" />`;let l=de(e),c=a=>T(fe({...l,...a})),u=l.columns??(o.value?he(o.value):vt);return i`
    <${on} key=${n} experiment_ids=${t} view=${l} columns=${u} change=${c}
      picker=${o.value&&i`
        <${Zt} keys=${o.value} columns=${u}
          onColumns=${a=>c({columns:a})} />
      `}
      refreshKeys=${o.reload} />
  `}function on({experiment_ids:t,view:e,columns:n,change:r,picker:o,refreshKeys:s}){let[l,c]=h(new Map),u={experiment_ids:t,filter:e.filter,order_by:pe(e),deleted:e.deleted},{rows:a,stale:m,show:d,refresh:p}=sn(u,n);$(()=>c(new Map),[e.deleted]);let g=n.filter(f=>f!==j),it=G(()=>[ln,cn(),...g.map(le)],[g.join(",")]),x=f=>S=>a.cell(f,S),L=f=>({id:a.cell(f,"attributes.run_id"),name:a.cell(f,j)}),Q=f=>{let{id:S,name:Ce}=L(f);if(typeof S!="string")return;let st=new Map(l);st.delete(S)||st.set(S,String(Ce??S)),c(st)},K=f=>{let{id:S}=L(f);return v.run(String(a.cell(f,"attributes.experiment_id")??t[0]),String(S??""))},J=(f,S)=>S===ge?un(f,L(f),l,Q):S===j?mn(L(f),K(f)):ue(S,x(f),Date.now()),b=async()=>{let f=[...l.keys()];await an(f,e.deleted,p)&&c(new Map),s()},{total:w,error:_}=a,H=_&&e.filter!==""&&_.status===400?_:void 0;return i`<div class="workspace">
    <h1 class="visually-hidden">Runs</h1>
    <div class="toolbar">
      <${te} filter=${e.filter} error=${H} onFilter=${f=>r({filter:f})} />
      <${dn} deleted=${e.deleted} onChange=${f=>r({deleted:f})} />
      ${o}
    </div>
    <${fn} total=${w} view=${e} selected=${l.size} clear=${()=>c(new Map)} remove=${b} />
    ${_&&!H&&w===void 0&&i`<${k} what="The runs can't be shown" error=${_} retry=${p} />`}
    ${w===void 0&&!_&&i`<${R} what="runs" />`}
    ${H&&i`<${$n} />`}
    ${w===0&&!H&&i`<${hn} view=${e} change=${r} />`}
    ${w!==void 0&&w>0&&!H&&i`
      <${ie} label="Runs" columns=${it} frozen=${2} total=${w} of=${JSON.stringify(u)} stale=${m}
        sort=${e.sort}
        cell=${J} isSelected=${f=>l.has(String(a.cell(f,"attributes.run_id")))}
        onSort=${f=>r({sort:$e(e.sort,f)})} onSelect=${Q}
        onOpen=${f=>A(K(f))} onView=${d} />
    `}
  </div>`}function sn(t,e){let[,n]=h(0),r=JSON.stringify(t),o=G(()=>new ot((m,d,p,g)=>Ot(t,m,d,p,g),()=>n(m=>m+1)),[r]),s=ce(e),l=lt((m,d)=>o.show(m,d,s),[o,s.join(",")]);$(()=>(l(0,0),()=>o.close()),[o]),$(()=>o.showColumns(s),[o,s.join(",")]);let c=lt(()=>o.refresh(),[o]),u=E(o),a=o.total!==void 0||o.error!==void 0;return a&&(u.current=o),tt(c,o.hasValue("attributes.status","RUNNING")?en:nn,!0),{rows:u.current,stale:!a,show:l,refresh:c}}async function an(t,e,n){let[r,o]=e?[pt,ft]:[ft,pt],s=await I(()=>be(t,r));return n(),s?(V(`${e?"Restored":"Deleted"} ${W(t.length,"run")}.`,{undo:async()=>{await be(t,o),n()}}),!0):!1}async function be(t,e){let n=[...t],r=async()=>{for(let o=n.pop();o!==void 0;o=n.pop())await e(o)};await Promise.all(Array.from({length:rn},r))}var ln={name:ge,title:"Selected",untitled:!0,width:36,sortable:!1},cn=()=>({name:j,title:q(j),width:Math.min(240,Math.max(140,innerWidth*.38)),sortable:!0});function un(t,{id:e,name:n},r,o){if(e!==void 0)return{content:i`
      <input type="checkbox" tabindex=${-1} aria-label=${`Select ${n??e}`} checked=${r.has(String(e))}
        onChange=${()=>o(t)} />
    `}}function mn({id:t,name:e},n){if(t===void 0)return;let r=String(e||t);return{content:i`<a href=${n} tabindex=${-1}>${r}</a>`,title:r}}function dn({deleted:t,onChange:e}){return i`
    <div class="segments" role="group" aria-label="Which runs">
      <button type="button" aria-pressed=${!t} onClick=${()=>e(!1)}>Active</button>
      <button type="button" aria-pressed=${t} onClick=${()=>e(!0)}>Deleted</button>
    </div>
  `}function fn({total:t,view:e,selected:n,clear:r,remove:o}){let s=e.filter?" match the filter":"";return i`<div class="count-bar">
    <span role="status">${t===void 0?"":`${W(t,e.deleted?"deleted run":"run")}${s}`}</span>
    ${n>0&&i`
      <span class="selection">
        <span>${P(n)} selected</span>
        <button type="button" onClick=${o}><${y} name=${e.deleted?"restore":"trash"} />${e.deleted?"Restore":"Delete"}</button>
        <button type="button" class="quiet" onClick=${r}>Clear</button>
      </span>
    `}
  </div>`}var pn=[["metrics.loss < 0.1","the latest value of a metric"],["params.optimizer = 'adam' AND params.lr != '0.1'","params are text"],["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'","% stands for anything"],["metrics.`val/loss` <= 0.5","backticks around keys with other characters"],["attributes.run_name ILIKE '%baseline%'","in any case"]];function $n(){return i`
    <${C} title="What a filter looks like">
      <dl class="examples">${pn.map(([t,e])=>i`
          <div>
            <dt class="mono">${t}</dt>
            <dd class="muted">${e}</dd>
          </div>
        `)}</dl>
      <//>
  `}function hn({view:t,change:e}){return t.filter?i`
      <${C} title="No run matches the filter">
        <button type="button" onClick=${()=>e({filter:""})}>Clear the filter</button>
        <//>
    `:t.deleted?i`<${C} title="No deleted runs" />`:i`
    <${C} title="No runs yet">
      <p>A run that is logged to this experiment appears here by itself:</p>
      <pre class="snippet">${`import mlflow

mlflow.set_tracking_uri("${location.origin}")
with mlflow.start_run():
    mlflow.log_param("lr", 0.01)
    mlflow.log_metric("loss", 0.42)`}</pre>
      <//>
  `}function ye({load:t,...e}){let[n,r]=h({});return $(()=>{let o=new U("PAGE_OUTDATED","Its code can't be fetched. The server may have been updated: reload the page.",0);t().then(s=>r({component:s}),()=>r({error:o}))},[t]),n.error?i`<${k} heading="h1" what="This page can't be shown" error=${n.error} retry=${()=>location.reload()} />`:n.component?i`<${n.component} ...${e} />`:i`<${R} what="the page" />`}var bn=30;function ve({current:t}){return i`<${rt} label=${i`<${y} name="down" />`} title="Go to another experiment" className="icon-button">
    ${e=>i`<${gn} current=${t} close=${e} />`}
  <//>`}function gn({current:t,close:e}){let[n,r]=h(""),o=M(`switcher ${n}`,l=>X({filter:nt(n),order_by:"last_update_time DESC",deleted:!1,max_results:bn},l),{keep:!0}),s=o.value?.experiments??[];return i`<div class="picker">
    <input type="search" aria-label="Find an experiment" placeholder="Find an experiment" value=${n}
      onInput=${l=>r(F(l))} />
    ${o.error&&i`<${k} what="No list" error=${o.error} retry=${o.reload} />`}
    <ul class="picker-list">
      ${s.map(({experiment_id:l,name:c})=>i`<li key=${l}><a href=${v.experiment(l)} title=${c} onClick=${e}
        aria-current=${l===t?"page":void 0}>${c}</a></li>`)}
    </ul>
    ${o.value&&s.length===0&&i`<p class="muted">No experiment has “${n}” in its name.</p>`}
  </div>`}function xe(){let t=N(Gt);return i`<div class="notices" role="status" aria-live="polite">
    ${t.map(e=>i`<${wn} key=${e.id} notice=${e} />`)}
  </div>`}function wn({notice:t}){let{id:e,text:n,bad:r,undo:o}=t;return i`<div class=${r?"notice notice-bad":"notice"}>
    <span>${n}</span>
    ${o&&i`<button type="button" class="link" onClick=${()=>{$t(e),o&&I(o)}}>Undo</button>`}
    <button type="button" class="icon-button" aria-label="Dismiss" onClick=${()=>$t(e)}><${y} name="close" /></button>
  </div>`}var yn={auto:"half",light:"sun",dark:"moon"},vn=3e3;function ke({children:t}){return i`
    <a class="skip-link" href="#main" onClick=${xn}>Skip to the content</a>
    <header class="top-bar">
      <a class="product" href=${v.experiments()}>Kiseki</a>
      <${kn} />
      <${Cn} />
      <${En} />
    </header>
    <main id="main" tabindex="-1">${t}</main>
    <${xe} />
  `}function xn(t){t.preventDefault(),document.getElementById("main")?.focus()}function kn(){let t=N(St);return i`
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href=${v.experiments()}>Experiments</a></li>
        ${t.map((e,n)=>i`
            <li key=${n}>
              <${Sn} ...${e} isLast=${n===t.length-1} />
            </li>
          `)}
      </ol>
    </nav>
  `}function Sn({text:t,href:e,experiment_id:n,isLast:r}){let o=e?i`<a href=${e} title=${t}>${t}</a>`:i`<span title=${t} aria-current=${r?"page":void 0}>${t}</span>`;return n===void 0?o:i`${o}<${ve} current=${n} />`}function Cn(){let t=N(mt.online);return $(()=>{if(t)return;let e=setInterval(()=>mt.response({path:"health"}).catch(()=>{}),vn);return()=>clearInterval(e)},[t]),i`<span class=${t?"connection":"connection offline"} role="status">
    <span class="dot" aria-hidden="true"></span><span class="connection-text">${t?"Connected":"No answer, trying again"}</span>
  </span>`}function En(){let t=N(Vt),e=et[(et.indexOf(t)+1)%et.length]??"auto",n=`Theme: ${t}. Change to ${e}`;return i`
    <button type="button" class="icon-button" aria-label=${n} title=${n} onClick=${()=>jt(e)}>
      <${y} name=${yn[t]} />
    </button>
  `}function _n(){let t=N(Ct);return i`
    <${ke}>
      <${Mn} key=${t.route.page} ...${t} />
      <//>
  `}function Mn({route:t,query:e}){let[n,r]=kt();if(n)return i`<${k} heading="h1" what="This page has a defect" error=${Ht(n)} retry=${r} />`;switch(t.page){case"experiments":return i`<${qt} query=${e} />`;case"runs":return i`<${we} experiment_ids=${t.experiment_ids} query=${e} />`;case"run":return i`<${ye} load=${Fn} key=${t.run_id} route=${t} query=${e} />`;case"find_run":return i`<${Xt} run_id=${t.run_id} />`;case"absent":return i`<${Qt} title=${t.title} back=${t.back} />`}}var Fn=async()=>(await import("./run-KWXKZL4X.js")).RunPage;zt();Et();var Se=document.getElementById("app");Se&&xt(i`<${_n} />`,Se);
