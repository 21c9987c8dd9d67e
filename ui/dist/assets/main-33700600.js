import{$ as tt,A as mt,B as X,C as Rt,D as Nt,E as dt,F as Z,G as Ft,H as Tt,I as It,J as Ot,K as ft,L as Lt,N as pt,O as $t,U as Dt,V as At,X as Pt,Y as Wt,Z as Bt,_ as Kt,a as kt,aa as Ht,b,c as h,ca as P,d as lt,da as W,e as S,ea as E,f as H,fa as Gt,g as ct,ga as et,h as St,ha as Ut,i,ia as U,j as M,ja as ht,k as q,ka as T,l as R,la as y,m as Ct,ma as bt,n as D,na as Vt,o as N,oa as nt,p as x,pa as jt,q as C,r as v,ra as zt,s as Et,sa as Qt,t as _t,u as A,v as F,x as G,y as Mt,z as ut}from"./chunk-45C2DPGB.js";function Jt({title:t,back:e}){return D([{text:t}]),i`
    <${C} heading="h1" title=${`Not part of Kiseki yet: ${t}`}>
      <p>The address is one of MLflow's, but there is no page for it here.</p>
      <p><a href=${e}>${e===v.experiments()?"Go to the experiments":"Go back"}</a></p>
      <//>
  `}function rt(t){let e=t.trim();if(e!=="")return e.includes("'")?`name ILIKE "%${e.replaceAll('"',"_")}%"`:`name ILIKE '%${e}%'`}var Ee=150,_e=2e4,qt=[["Name","name"],["Created","creation_time"],["Updated","last_update_time"]];function Me(t){let e=qt.find(([,r])=>r===t.get("orderByKey"))?.[1]??"last_update_time",n=t.has("orderByAsc")?t.get("orderByAsc")==="true":e==="name";return{search:t.get("searchFilter")??"",column:e,ascending:n,deleted:t.get("lifecycleFilter")==="Deleted"}}function Xt({query:t}){D([]);let e=Me(t),n=Re(e),[r,o]=b(!1),[s,l]=b(),c=async a=>A(v.experiment(await Tt(a))),u=async(a,m)=>{await It(a.experiment_id,m),n.reload()};return i`<div class="page">
    <div class="toolbar">
      <h1>Experiments</h1>
      <${Ne} search=${e.search} />
      <div class="segments" role="group" aria-label="Which experiments">
        <button type="button" aria-pressed=${!e.deleted} onClick=${()=>F({lifecycleFilter:void 0})}>Active</button>
        <button type="button" aria-pressed=${e.deleted} onClick=${()=>F({lifecycleFilter:"Deleted"})}>Deleted</button>
      </div>
      <button type="button" class="primary" onClick=${()=>o(!0)}><${y} name="add" />New experiment</button>
    </div>
    <${Fe} view=${e} list=${n} rename=${l} />
    ${r&&i`<${bt} title="New experiment" label="Name" action="Create" save=${c} close=${()=>o(!1)} />`}
    ${s&&i`
      <${bt} title="Rename the experiment" label="Name" action="Rename" initial=${s.name}
        save=${a=>u(s,a)} close=${()=>l(void 0)} />
    `}
  </div>`}function Re(t){let e=JSON.stringify(t),n=(u,a)=>Z({filter:rt(t.search),order_by:`${t.column} ${t.ascending?"ASC":"DESC"}`,deleted:t.deleted,page_token:u},a),r=E(`experiments ${e}`,u=>n(void 0,u),{keep:!0}),[o,s]=b([]);h(()=>s([]),[r.value]);let l=r.value?[r.value,...o]:[],c=l.at(-1)?.next_page_token;return et(r.reload,_e,o.length===0),{...r,experiments:l.flatMap(u=>u.experiments??[]),showMore:c?()=>T(async()=>s([...o,await n(c)])):void 0}}function Ne({search:t}){let[e,n]=b(t);return h(()=>n(t),[t]),h(()=>{if(e===t)return;let r=setTimeout(()=>F({searchFilter:e||void 0},{replace:!0}),Ee);return()=>clearTimeout(r)},[e,t]),i`
    <input type="search" class="search" aria-label="Find experiments by name" placeholder="Find by name" value=${e}
      onInput=${r=>n(M(r))} />
  `}function Fe({view:t,list:e,rename:n}){let{experiments:r,error:o,value:s,reload:l,showMore:c}=e;return o&&!s?i`<${x} what="The experiments can't be shown" error=${o} retry=${l} />`:s?r.length===0?i`<${Ae} view=${t} />`:i`
    <div class="table-frame" tabindex="0" role="region" aria-label="Experiments">
        <table class="list">
          <thead><tr>
            ${qt.map(([u,a])=>i`<${Te} title=${u} name=${a} view=${t} />`)}
            <th scope="col" class="wide-only">Tags</th>
            <th scope="col"><span class="visually-hidden">Actions</span></th>
          </tr></thead>
          <tbody>${r.map(u=>i`<${Ie} key=${u.experiment_id} experiment=${u} rename=${n} reload=${l} />`)}</tbody>
        </table>
        ${c&&i`<button type="button" class="more" onClick=${c}>Show more</button>`}
      </div>
    <p class="count muted" role="status">${W(r.length,"experiment")}${c?", and more":""}</p>
  `:i`<${N} what="experiments" />`}function Te({title:t,name:e,view:n}){let r=n.column===e,o=r?!n.ascending:e==="name",s=r?n.ascending?"ascending":"descending":"none";return i`
    <th scope="col" aria-sort=${s} class=${e==="creation_time"?"wide-only":""}>
      <button type="button" class="sort" onClick=${()=>F({orderByKey:e,orderByAsc:String(o)})}>
          ${t}${r&&i`<span aria-hidden="true">${n.ascending?"\u2191":"\u2193"}</span>`}
        </button>
    </th>
  `}function Ie({experiment:t,rename:e,reload:n}){let{experiment_id:r,name:o,creation_time:s,last_update_time:l,lifecycle_stage:c,tags:u=[]}=t,a=c==="deleted";return i`
    <tr>
      <td class="name"><a href=${v.experiment(r)} title=${o}>${o}</a></td>
      <td class="wide-only">
        <${Yt} time=${Number(s)} />
      </td>
      <td>
        <${Yt} time=${Number(l)} />
      </td>
      <td class="wide-only tags">${u.map(({key:m,value:d})=>i`<span class="tag" key=${m} title=${`${m}: ${d}`}>${m}: ${d}</span>`)}</td>
      <td class="actions">
          ${a?i`<${gt} icon="restore" label=${`Restore ${o}`} onClick=${()=>De(t,n)} />`:i`
              <${gt} icon="edit" label=${`Rename ${o}`} onClick=${()=>e(t)} />
              <${gt} icon="trash" label=${`Delete ${o}`} onClick=${()=>Le(t,n)} />
            `}
        </td>
    </tr>
  `}function gt({icon:t,label:e,onClick:n}){return i`
    <button type="button" class="icon-button" aria-label=${e} title=${e}
      onClick=${n}><${y} name=${t} /></button>
  `}function Yt({time:t}){return i`<time datetime=${Oe(t)} title=${tt(t)}>${Ht(t,Date.now())}</time>`}var Oe=t=>Math.abs(t)<=864e13?new Date(t).toISOString():void 0;async function Le({experiment_id:t,name:e},n){await T(()=>Ot(t))&&(n(),U(`Deleted \u201C${e}\u201D with its runs.`,{undo:async()=>{await ft(t),n()}}))}async function De({experiment_id:t,name:e},n){await T(()=>ft(t))&&(n(),U(`Restored \u201C${e}\u201D.`))}function Ae({view:t}){return t.search?i`
      <${C} title=${`No experiment has \u201C${t.search}\u201D in its name`}>
        <button type="button" onClick=${()=>F({searchFilter:void 0})}>Show all</button>
        <//>
    `:i`<${C} title=${t.deleted?"No deleted experiments":"No experiments yet"} />`}function Zt({run_id:t}){let e=E(`find ${t}`,r=>Lt(t,r)),n=e.value?.info;return h(()=>{n&&A(v.run(n.experiment_id,n.run_id),{replace:!0})},[n]),e.error?i`<${x} heading="h1" what="This run can't be shown" error=${e.error} retry=${e.reload} />`:i`<${N} what="the run" />`}function ot({label:t,title:e,className:n="",align:r,children:o}){let[s,l]=b(!1),c=S(null),u=S(null),a=()=>{l(!1),u.current?.focus()};return h(()=>{if(!s)return;let d=p=>{p.target instanceof Node&&!c.current?.contains(p.target)&&l(!1)};return document.addEventListener("pointerdown",d),document.addEventListener("focusin",d),c.current?.querySelector(".popover-panel input, .popover-panel button")?.focus(),()=>{document.removeEventListener("pointerdown",d),document.removeEventListener("focusin",d)}},[s]),i`<div class="popover" ref=${c} onKeyDown=${d=>{d.key!=="Escape"||!s||(d.stopPropagation(),a())}}>
    <button type="button" ref=${u} class=${n} aria-expanded=${s} aria-haspopup="dialog" title=${e}
      onClick=${()=>l(!s)}>${t}</button>
    ${s&&i`<div class=${`popover-panel ${r??""}`} role="dialog" aria-label=${e}>${o(a)}</div>`}
  </div>`}var wt=100;function te(t){let e=i`<${y} name="columns" />Columns`;return i`<${ot} label=${e} title="Choose columns" align="end">${()=>i`<${Pe} ...${t} />`}<//>`}function Pe({keys:t,columns:e,onColumns:n}){let[r,o]=b(""),s=a=>n(e.includes(a)?e.filter(m=>m!==a):[...e,a]),l=({title:a})=>a.toLowerCase().includes(r.toLowerCase()),u=[["Run",Be()],["Metrics",yt("metrics",t.metrics,t.runs_total)],["Params",yt("params",t.params,t.runs_total)],["Tags",yt("tags",t.tags,t.runs_total)]].map(([a,m])=>[a,m.filter(l)]);return i`
    <div class="picker">
      <input type="search" aria-label="Find a column" placeholder="Find a column" value=${r}
        onInput=${a=>o(M(a))} />
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
    ${e.slice(0,wt).map(({name:o,title:s,note:l})=>i`<label key=${o} title=${s}>
      <input type="checkbox" checked=${n.includes(o)} onChange=${()=>r(o)} />
      <span class="picker-name">${s}</span><span class="muted">${l}</span>
    </label>`)}
    ${e.length>wt&&i`<p class="muted">${P(e.length-wt)} more: type to find them</p>`}
  </fieldset>`}function Be(){return Object.entries(Mt).filter(([t])=>t!=="run_name").map(([t,e])=>({name:`attributes.${t}`,title:e,note:""}))}function yt(t,e,n){return e.map(({key:r,runs:o,varies:s})=>{let l=o<n?`${P(o)} of ${P(n)}`:"";return{name:`${t}.${r}`,title:r,note:s?l:"same in all"}})}function ee({filter:t,error:e,onFilter:n}){let[r,o]=b(t),s=S(null);return h(()=>o(t),[t]),h(()=>{let u=a=>{a.key!=="/"||a.ctrlKey||a.metaKey||He(a.target)||(a.preventDefault(),s.current?.focus())};return document.addEventListener("keydown",u),()=>document.removeEventListener("keydown",u)},[]),i`<form class="filter" role="search" onSubmit=${u=>{u.preventDefault(),n(r.trim())}}>
    <div class="filter-line">
      <input ref=${s} type="text" class="mono" value=${r} aria-label="Filter runs" spellcheck=${!1} autocomplete="off"
        autocapitalize="off" placeholder="Filter runs, e.g. metrics.loss < 0.1 and params.optimizer = 'adam'"
        aria-invalid=${e?"true":void 0} aria-describedby=${e?"filter-error":void 0}
        onInput=${u=>o(M(u))} />
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
  </div>`}function He(t){return t instanceof HTMLElement&&(t.isContentEditable||/^(input|textarea|select)$/i.test(t.tagName))}function ne(t){let e=0;return t.map(n=>{let r={left:e,width:n};return e+=n,r})}function re(t,e,n,r,o){let s=Math.max(0,Math.floor(t/n)-o),l=Math.min(r-1,Math.ceil((t+e)/n)-1+o);return{first:Math.max(0,Math.min(s,l)),last:l}}function oe(t,e,n,r,o){let s=t[r]?.left??0;return t.flatMap((l,c)=>{let u=l.left+l.width>e+s-100&&l.left<e+n+100;return c<r||c===o||u?[c]:[]})}function ie({row:t,column:e},{key:n,ctrlKey:r,metaKey:o},{rows:s,columns:l,page:c}){let u=r||o,a=(m,d)=>({row:Math.max(-1,Math.min(s-1,m)),column:Math.max(0,Math.min(l-1,d))});switch(n){case"ArrowUp":return a(u?0:t-1,e);case"ArrowDown":return a(u?s-1:t+1,e);case"ArrowLeft":return a(t,u?0:e-1);case"ArrowRight":return a(t,u?l-1:e+1);case"PageUp":return a(Math.max(0,t-c),e);case"PageDown":return a(t+c,e);case"Home":return a(u?0:t,0);case"End":return a(u?s-1:t,l-1);default:return}}var I=32,V=44,Ge=6;function se(t){let{columns:e,frozen:n,total:r,onView:o}=t,s=S(null),l=Qe(s),[c,u]=b({row:0,column:0}),a=S(!1),m=H(()=>ne(e.map(f=>f.width)),[e]),d=m.reduce((f,k)=>f+k.width,0),{first:p,last:g}=re(l.top,l.height-V,I,r,Ge),K=oe(m,l.left,l.width,n,c.column);h(()=>o(p,Math.max(p,g)),[p,g,o]),h(()=>{s.current?.scrollTo({top:0}),u(({column:f,row:k})=>({column:f,row:Math.min(0,k)}))},[t.of]);let w={row:Math.min(c.row,r-1),column:Math.min(c.column,e.length-1)};lt(()=>{a.current&&(a.current=!1,s.current?.querySelector('[tabindex="0"]')?.focus({preventScroll:!0}))});let _=f=>{a.current=!0,u(f),s.current&&ze(s.current,f,m,n)},z=f=>{let k=Math.max(1,Math.floor((l.height-V)/I)-1),L=ie(w,f,{rows:r,columns:e.length,page:k}),Y=e[w.column];if(L)_(L);else if(f.key==="Enter"&&w.row>=0)t.onOpen(w.row);else if(f.key==="Enter"&&Y?.sortable)t.onSort(Y.name);else if(f.key===" "&&w.row>=0)t.onSelect(w.row);else return;f.preventDefault()},O=Array.from({length:Math.max(0,g-p+1)},(f,k)=>p+k);w.row>=0&&(w.row<p||w.row>g)&&O.push(w.row);let Q={columns:e,slots:m,drawn:K,frozen:n,width:d,focus:w,go:_},st=Ue(O),at=[t.state,e,K.join()],J=f=>[...at,t.isSelected(f),f===w.row&&w.column],$={role:"grid",class:"table","aria-label":t.label,"aria-rowcount":r+1,"aria-colcount":e.length,"aria-multiselectable":"true",style:{height:`${V+r*I}px`,width:`${d}px`},onKeyDown:z};return i`
    <div class=${q("table-scroller",t.stale&&"stale")} ref=${s} aria-busy=${t.stale}>
      <div ...${$}>
          <${Ve} ...${Q} sort=${t.sort} onSort=${t.onSort} />
          ${O.map(f=>st(f,J(f),()=>i`<${je} key=${f} ...${Q} row=${f} table=${t} />`))}
        </div>
    </div>
  `}function Ue(t){let e=S(new Map),n=e.current;return e.current=new Map(t.flatMap(r=>{let o=n.get(r);return o?[[r,o]]:[]})),(r,o,s)=>{let l=e.current.get(r);if(l&&l.causes.every((u,a)=>u===o[a]))return l.value;let c=s();return e.current.set(r,{causes:o,value:c}),c}}function Ve({columns:t,slots:e,drawn:n,frozen:r,width:o,focus:s,go:l,sort:c,onSort:u}){return i`<div role="row" class="table-header" aria-rowindex=${1} style=${{width:`${o}px`}}>
    ${n.map(a=>{let m=t[a];if(!m)return null;let d=c?.name===m.name?c.ascending?"ascending":"descending":void 0,p=m.group&&t[a-1]?.group!==m.group,g=()=>{l({row:-1,column:a}),m.sortable&&u(m.name)};return i`
        <div role="columnheader" key=${m.name} aria-colindex=${a+1} style=${le(e,a,r)}
          class=${ae(m,a,r,m.sortable&&"sortable",p&&"starts-group")}
          aria-sort=${m.sortable?d??"none":void 0}
          aria-label=${m.group?`${m.group}: ${m.title}`:m.title}
          tabindex=${s.row===-1&&s.column===a?0:-1} title=${m.title} onClick=${g}>
          <span class="table-group">${p?m.group:""}</span>
          <span class="table-title"><span class=${m.untitled?"visually-hidden":""}>${m.title}</span>${d&&i`<span aria-hidden="true">${d==="ascending"?"\u2191":"\u2193"}</span>`}</span>
        </div>
      `})}
  </div>`}function je({row:t,table:e,columns:n,slots:r,drawn:o,frozen:s,width:l,focus:c,go:u}){let a=e.isSelected(t),m=V+t*I;return i`
    <div role="row" class=${q("table-row",a&&"selected")} aria-rowindex=${t+2}
      aria-selected=${a} style=${{width:`${l}px`,transform:`translateY(${m}px)`}}>
        ${o.map(d=>{let p=n[d];if(!p)return null;let g=e.cell(t,p.name);return i`
            <div role="gridcell" key=${p.name} aria-colindex=${d+1} style=${le(r,d,s)}
              class=${ae(p,d,s,!g&&"waiting")} title=${g?.title}
              tabindex=${c.row===t&&c.column===d?0:-1}
              onMouseDown=${()=>u({row:t,column:d})}>${g?.content??""}</div>
          `})}
      </div>
  `}function ae(t,e,n,...r){return q("cell",t.align,t.mono&&"mono",e<n&&"frozen",e===n-1&&"frozen-last",...r)}function le(t,e,n){let{left:r,width:o}=t[e]??{left:0,width:0};return{width:`${o}px`,left:`${r}px`,position:e<n?"sticky":"absolute"}}function ze(t,{row:e,column:n},r,o){let s=Math.max(0,e)*I,l=t.clientHeight-V;s<t.scrollTop?t.scrollTop=s:s+I>t.scrollTop+l&&(t.scrollTop=s+I-l);let c=r[n];if(!c||n<o)return;let u=r[o]?.left??0;c.left-u<t.scrollLeft?t.scrollLeft=c.left-u:c.left+c.width>t.scrollLeft+t.clientWidth&&(t.scrollLeft=c.left+c.width-t.clientWidth)}function Qe(t){let[e,n]=b({top:0,left:0,width:1200,height:800});return lt(()=>{let r=t.current;if(!r)return;let o=0,s=()=>{o=0;let{scrollTop:u,scrollLeft:a,clientWidth:m,clientHeight:d}=r;n(p=>p.top===u&&p.left===a&&p.width===m&&p.height===d?p:{top:u,left:a,width:m,height:d})},l=()=>{o||=requestAnimationFrame(s)};s(),r.addEventListener("scroll",l,{passive:!0});let c=new ResizeObserver(l);return c.observe(r),()=>{cancelAnimationFrame(o),r.removeEventListener("scroll",l),c.disconnect()}},[]),e}var Je={metrics:"Metrics",params:"Params",tags:"Tags"},Ye={"attributes.status":108,"attributes.start_time":150,"attributes.end_time":150,"attributes.duration":96,"attributes.user_id":110,"attributes.run_id":270,"attributes.artifact_uri":320};function ce(t){let{entity:e}=mt(t),n=X(t),r=Ye[t]??Math.max(96,Math.min(220,n.length*7.5+34)),o=e==="metrics"||t==="attributes.duration"?"end":void 0;return{name:t,title:n,group:Je[e],width:r,align:o,mono:e==="metrics",sortable:Nt(t)}}function ue(t){let e=["attributes.run_id","attributes.run_name","attributes.experiment_id","attributes.status"],n=t.includes("attributes.duration")?["attributes.start_time","attributes.end_time"]:[];return[...new Set([...e,...n,...t.filter(r=>r!=="attributes.duration")])]}function me(t,e,n){if(t==="attributes.duration")return qe(e,n);let r=e(t);if(r===void 0)return;if(r===null)return{content:i`<span class="absent" aria-label="none">–</span>`};let{entity:o}=mt(t);return o==="metrics"?{content:Wt(r),title:Pt(r)}:t==="attributes.status"?{content:i`<${Vt} status=${String(r)} />`}:t.endsWith("_time")?{content:Kt(Number(r)),title:tt(Number(r))}:{content:String(r),title:String(r)}}function qe(t,e){let[n,r,o]=[t("attributes.start_time"),t("attributes.end_time"),t("attributes.status")];if(n===void 0||r===void 0)return;let s=r===null&&o==="RUNNING"?e:r;return n===null||s===null?{content:i`<span class="absent" aria-label="none">–</span>`}:{content:Bt(Number(s)-Number(n))}}var vt={name:"attributes.start_time",ascending:!1};function fe(t){let e=ut(t.get("orderByKey")??""),n=t.get("selectedColumns")?.split(",").flatMap(r=>ut(r)??[]);return{filter:t.get("searchFilter")??t.get("searchInput")??t.get("search")??"",sort:e?{name:e,ascending:t.get("orderByAsc")==="true"}:vt,deleted:t.get("lifecycleFilter")?.toLowerCase()==="deleted",...n?{columns:[...new Set(n)]}:{}}}function pe(t){let e=t.sort.name===vt.name&&t.sort.ascending===vt.ascending;return{searchFilter:t.filter||void 0,searchInput:void 0,search:void 0,orderByKey:e?void 0:t.sort.name,orderByAsc:e?void 0:String(t.sort.ascending),lifecycleFilter:t.deleted?"Deleted":void 0,selectedColumns:t.columns?.join(",")}}function $e({sort:t}){return[`${Rt(t.name)} ${t.ascending?"ASC":"DESC"}`]}function he(t,e){return t.name===e?{name:e,ascending:!t.ascending}:{name:e,ascending:!e.startsWith("metrics.")&&!e.endsWith("_time")}}var xt=["attributes.status","attributes.start_time","attributes.duration"],Xe=6;function be(t){return[...xt,...de(t.metrics).map(e=>`metrics.${e}`),...de(t.params).map(e=>`params.${e}`)]}function de(t){let e=t.filter(({key:r})=>!r.startsWith("system/")),n=e.filter(({varies:r})=>r);return(n.length>0?n:e).toSorted((r,o)=>o.runs-r.runs).slice(0,Xe).map(({key:r})=>r)}var B=200,Ze=60,it=class{fetchWindow;onChange;total;state;error;windows;pending;visible;wanted;constructor(e,n){this.fetchWindow=e,this.onChange=n,this.state={},this.windows=new Map,this.pending=new Map,this.visible=[0],this.wanted=[]}change(){this.state={},this.onChange()}show(e,n,r){this.wanted=r;let o=this.total===void 0?n:Math.min(n,this.total-1);this.visible=tn(Math.floor(Math.max(0,e)/B),Math.floor(Math.max(0,o)/B));for(let[s,l]of this.pending)this.visible.includes(s)||this.abort(s,l);for(let s of this.visible)this.fetchMissing(s)}showColumns(e){this.wanted=e;for(let n of this.visible)this.fetchMissing(n)}hasValue(e,n){return[...this.windows.values()].some(r=>r.get(e)?.includes(n))}cell(e,n){return this.windows.get(Math.floor(e/B))?.get(n)?.[e%B]}refresh(){for(let e of[...this.windows.keys()])this.visible.includes(e)||this.windows.delete(e);for(let e of this.visible)this.pending.has(e)||this.fetch(e,[...this.wanted],!1)}close(){for(let[e,n]of this.pending)this.abort(e,n)}abort(e,n){n.abort(),this.pending.delete(e)}fetchMissing(e){let n=this.windows.get(e);n&&this.keepFresh(e,n);let r=this.wanted.filter(s=>!n?.has(s)),o=n===void 0;(o||r.length>0)&&!this.pending.has(e)&&this.fetch(e,r,!o)}keepFresh(e,n){this.windows.delete(e),this.windows.set(e,n);for(let r of this.windows.keys()){if(this.windows.size<=Ze)break;this.windows.delete(r)}}async fetch(e,n,r){let o=new AbortController;this.pending.set(e,o);try{let s=await this.fetchWindow(n,e*B,B,o.signal);o.signal.aborted||this.take(e,n,s,r)}catch(s){if(o.signal.aborted)return;this.pending.delete(e),this.error=s instanceof G?s:new G("PAGE_ERROR",String(s),0),this.change()}}take(e,n,r,o){this.pending.delete(e);let s=n.map(u=>[u,[]]),l=o?this.windows.get(e):void 0,c=l!==void 0&&en(l,r.columns);this.keepFresh(e,new Map([...c?l:[],...s,...r.columns])),this.total=r.total,this.error=void 0,this.visible.includes(e)&&this.fetchMissing(e),this.change()}},tn=(t,e)=>Array.from({length:Math.max(0,e-t)+1},(n,r)=>t+r);function en(t,e){let[n,r]=[t.get("attributes.run_id")??[],e.get("attributes.run_id")??[]];return n.length===r.length&&n.every((o,s)=>o===r[s])}var nn=4e3,rn=2e4,on=6,we="check",j="attributes.run_name";function ye({experiment_ids:t,query:e}){let n=t.join(","),r=E(`experiment ${n}`,async a=>{let[m,...d]=t;return d.length===0&&m!==void 0?await Ft(m,a):void 0}),o=E(`keys ${n}`,a=>At(t,a)),s=r.value?.name??(t.length>1?W(t.length,"experiment"):"");if(D(s?[{text:s,experiment_id:t.length===1?n:void 0}]:[]),r.error)return i`<${x} heading="h1" what="This experiment can't be shown" error=${r.error} retry=${r.reload} />`;if(t.length===0)return i`<${C} heading="h1" title="No experiment is named in the address" />`;let l=fe(e),c=a=>F(pe({...l,...a})),u=l.columns??(o.value?be(o.value):xt);return i`
    <${sn} key=${n} experiment_ids=${t} view=${l} columns=${u} change=${c}
      picker=${o.value&&i`
        <${te} keys=${o.value} columns=${u}
          onColumns=${a=>c({columns:a})} />
      `}
      refreshKeys=${o.reload} />
  `}function sn({experiment_ids:t,view:e,columns:n,change:r,picker:o,refreshKeys:s}){let[l,c]=b(new Set),u={experiment_ids:t,filter:e.filter,order_by:$e(e),deleted:e.deleted},{rows:a,stale:m,show:d,refresh:p}=ln(u,n),g=()=>c(new Set);h(g,[e.deleted]);let K=n.filter($=>$!==j),w=H(()=>[un,mn(),...K.map(ce)],[K.join(",")]),_=$=>String(a.cell($,"attributes.run_id")??""),z=$=>v.run(String(a.cell($,"attributes.experiment_id")??t[0]),_($)),O=$=>c(f=>_($)===""?f:fn(f,_($))),Q=($,f)=>{let k=_($);if(k==="")return;let L=String(a.cell($,j)||k);return f===we?dn(L,l.has(k),()=>O($)):f===j?{content:i`<a href=${z($)} tabindex=${-1}>${L}</a>`,title:L}:me(f,Y=>a.cell($,Y),Date.now())},st={label:"Runs",of:JSON.stringify(u),state:a.state,stale:m,columns:w,frozen:2,total:a.total??0,sort:e.sort,cell:Q,isSelected:$=>l.has(_($)),onSort:$=>r({sort:he(e.sort,$)}),onSelect:O,onOpen:$=>A(z($)),onView:d},at=async()=>{await cn([...l],e.deleted,p)&&g(),s()},J=e.filter!==""&&a.error?.status===400?a.error:void 0;return i`
    <div class="workspace">
      <h1 class="visually-hidden">Runs</h1>
      <div class="toolbar">
          <${ee} filter=${e.filter} error=${J} onFilter=${$=>r({filter:$})} />
          <${pn} deleted=${e.deleted} onChange=${$=>r({deleted:$})} />
          ${o}
        </div>
      <${$n} total=${a.total} view=${e} selected=${l.size} unselect=${g} move=${at} />
      <${an} rows=${a} mistake=${J} table=${st} view=${e} change=${r}
        refresh=${p} />
    </div>
  `}function an({rows:{total:t,error:e},mistake:n,table:r,view:o,change:s,refresh:l}){return n?i`<${bn} />`:t?i`<${se} ...${r} />`:t===0?i`<${gn} view=${o} change=${s} />`:e?i`<${x} what="The runs can't be shown" error=${e} retry=${l} />`:i`<${N} what="runs" />`}function ln(t,e){let[,n]=b(0),r=JSON.stringify(t),o=H(()=>new it((m,d,p,g)=>Dt(t,m,d,p,g),()=>n(m=>m+1)),[r]),s=ue(e),l=ct((m,d)=>o.show(m,d,s),[o,s.join(",")]);h(()=>(l(0,0),()=>o.close()),[o]),h(()=>o.showColumns(s),[o,s.join(",")]);let c=ct(()=>o.refresh(),[o]),u=S(o),a=o.total!==void 0||o.error!==void 0;return a&&(u.current=o),et(c,o.hasValue("attributes.status","RUNNING")?nn:rn,!0),{rows:u.current,stale:!a,show:l,refresh:c}}async function cn(t,e,n){let[r,o]=e?[$t,pt]:[pt,$t],s=await T(()=>ge(t,r));return n(),s?(U(`${e?"Restored":"Deleted"} ${W(t.length,"run")}.`,{undo:async()=>{await ge(t,o),n()}}),!0):!1}async function ge(t,e){let n=[...t],r=async()=>{for(let o=n.pop();o!==void 0;o=n.pop())await e(o)};await Promise.all(Array.from({length:on},r))}var un={name:we,title:"Selected",untitled:!0,width:36,sortable:!1},mn=()=>({name:j,title:X(j),width:Math.min(240,Math.max(140,innerWidth*.38)),sortable:!0});function dn(t,e,n){let r=`Select ${t}`;return{content:i`<input type="checkbox" tabindex=${-1} aria-label=${r} checked=${e} onChange=${n} />`}}function fn(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}function pn({deleted:t,onChange:e}){return i`
    <div class="segments" role="group" aria-label="Which runs">
      <button type="button" aria-pressed=${!t} onClick=${()=>e(!1)}>Active</button>
      <button type="button" aria-pressed=${t} onClick=${()=>e(!0)}>Deleted</button>
    </div>
  `}function $n({total:t,view:e,selected:n,unselect:r,move:o}){let s=t===void 0?"":W(t,e.deleted?"deleted run":"run"),[l,c]=e.deleted?["restore","Restore"]:["trash","Delete"];return i`<div class="count-bar">
    <span role="status">${s}${s&&e.filter&&" match the filter"}</span>
    ${n>0&&i`
      <span class="selection">
        <span>${P(n)} selected</span>
        <button type="button" onClick=${o}><${y} name=${l} />${c}</button>
        <button type="button" class="quiet" onClick=${r}>Clear</button>
      </span>
    `}
  </div>`}var hn=[["metrics.loss < 0.1","the latest value of a metric"],["params.optimizer = 'adam' AND params.lr != '0.1'","params are text"],["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'","% stands for anything"],["metrics.`val/loss` <= 0.5","backticks around keys with other characters"],["attributes.run_name ILIKE '%baseline%'","in any case"]];function bn(){return i`
    <${C} title="What a filter looks like">
      <dl class="examples">${hn.map(([t,e])=>i`
          <div>
            <dt class="mono">${t}</dt>
            <dd class="muted">${e}</dd>
          </div>
        `)}</dl>
      <//>
  `}function gn({view:t,change:e}){return t.filter?i`
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
  `}function ve({load:t,...e}){let[n,r]=b({});return h(()=>{let o=new G("PAGE_OUTDATED","Its code can't be fetched. The server may have been updated: reload the page.",0);t().then(s=>r({component:s}),()=>r({error:o}))},[t]),n.error?i`<${x} heading="h1" what="This page can't be shown" error=${n.error} retry=${()=>location.reload()} />`:n.component?i`<${n.component} ...${e} />`:i`<${N} what="the page" />`}var wn=30;function xe({current:t}){return i`<${ot} label=${i`<${y} name="down" />`} title="Go to another experiment" className="icon-button">
    ${e=>i`<${yn} current=${t} close=${e} />`}
  <//>`}function yn({current:t,close:e}){let[n,r]=b(""),o=E(`switcher ${n}`,l=>Z({filter:rt(n),order_by:"last_update_time DESC",deleted:!1,max_results:wn},l),{keep:!0}),s=o.value?.experiments??[];return i`<div class="picker">
    <input type="search" aria-label="Find an experiment" placeholder="Find an experiment" value=${n}
      onInput=${l=>r(M(l))} />
    ${o.error&&i`<${x} what="No list" error=${o.error} retry=${o.reload} />`}
    <ul class="picker-list">
      ${s.map(({experiment_id:l,name:c})=>i`<li key=${l}><a href=${v.experiment(l)} title=${c} onClick=${e}
        aria-current=${l===t?"page":void 0}>${c}</a></li>`)}
    </ul>
    ${o.value&&s.length===0&&i`<p class="muted">No experiment has “${n}” in its name.</p>`}
  </div>`}function ke(){let t=R(Ut);return i`<div class="notices" role="status" aria-live="polite">
    ${t.map(e=>i`<${vn} key=${e.id} notice=${e} />`)}
  </div>`}function vn({notice:t}){let{id:e,text:n,bad:r,undo:o}=t;return i`<div class=${r?"notice notice-bad":"notice"}>
    <span>${n}</span>
    ${o&&i`<button type="button" class="link" onClick=${()=>{ht(e),o&&T(o)}}>Undo</button>`}
    <button type="button" class="icon-button" aria-label="Dismiss" onClick=${()=>ht(e)}><${y} name="close" /></button>
  </div>`}var xn={auto:"half",light:"sun",dark:"moon"},kn=3e3;function Se({children:t}){return i`
    <a class="skip-link" href="#main" onClick=${Sn}>Skip to the content</a>
    <header class="top-bar">
      <a class="product" href=${v.experiments()}>Kiseki</a>
      <${Cn} />
      <${_n} />
      <${Mn} />
    </header>
    <main id="main" tabindex="-1">${t}</main>
    <${ke} />
  `}function Sn(t){t.preventDefault(),document.getElementById("main")?.focus()}function Cn(){let t=R(Ct);return i`
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href=${v.experiments()}>Experiments</a></li>
        ${t.map((e,n)=>i`
            <li key=${n}>
              <${En} ...${e} isLast=${n===t.length-1} />
            </li>
          `)}
      </ol>
    </nav>
  `}function En({text:t,href:e,experiment_id:n,isLast:r}){let o=e?i`<a href=${e} title=${t}>${t}</a>`:i`<span title=${t} aria-current=${r?"page":void 0}>${t}</span>`;return n===void 0?o:i`${o}<${xe} current=${n} />`}function _n(){let t=R(dt.online);return h(()=>{if(t)return;let e=setInterval(()=>dt.response({path:"health"}).catch(()=>{}),kn);return()=>clearInterval(e)},[t]),i`<span class=${t?"connection":"connection offline"} role="status">
    <span class="dot" aria-hidden="true"></span><span class="connection-text">${t?"Connected":"No answer, trying again"}</span>
  </span>`}function Mn(){let t=R(jt),e=nt[(nt.indexOf(t)+1)%nt.length]??"auto",n=`Theme: ${t}. Change to ${e}`;return i`
    <button type="button" class="icon-button" aria-label=${n} title=${n} onClick=${()=>Qt(e)}>
      <${y} name=${xn[t]} />
    </button>
  `}function Rn(){let t=R(Et);return i`
    <${Se}>
      <${Nn} key=${t.route.page} ...${t} />
      <//>
  `}function Nn({route:t,query:e}){let[n,r]=St();if(n)return i`<${x} heading="h1" what="This page has a defect" error=${Gt(n)} retry=${r} />`;switch(t.page){case"experiments":return i`<${Xt} query=${e} />`;case"runs":return i`<${ye} experiment_ids=${t.experiment_ids} query=${e} />`;case"run":return i`<${ve} load=${Fn} key=${t.run_id} route=${t} query=${e} />`;case"find_run":return i`<${Zt} run_id=${t.run_id} />`;case"absent":return i`<${Jt} title=${t.title} back=${t.back} />`}}var Fn=async()=>(await import("./run-VYZJWWY5.js")).RunPage;zt();_t();var Ce=document.getElementById("app");Ce&&kt(i`<${Rn} />`,Ce);
