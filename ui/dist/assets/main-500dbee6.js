import{$ as et,A as mt,B as Z,C as Nt,D as Rt,E as dt,F as tt,G as Ft,H as Tt,I as It,J as Ot,K as ft,L as Lt,N as pt,O as $t,U as Dt,V as At,X as Pt,Y as Wt,Z as Bt,_ as Kt,a as kt,aa as Gt,b,c as h,ca as W,d as lt,da as B,e as k,ea as E,f as G,fa as Ht,g as ct,ga as Ut,h as St,ha as U,i as s,ia as Vt,j as M,ja as V,k as X,ka as ht,l as N,la as T,m as Ct,ma as y,n as A,na as bt,o as R,oa as jt,p as x,pa as nt,q as C,qa as zt,r as v,s as Et,sa as Qt,t as _t,ta as Jt,u as P,v as F,x as H,y as Mt,z as ut}from"./chunk-ba88b96d.js";function Yt({title:t,back:e}){return A([{text:t}]),s`
    <${C} heading="h1" title=${`Not part of Kiseki yet: ${t}`}>
      <p>The address is one of MLflow's, but there is no page for it here.</p>
      <p><a href=${e}>${e===v.experiments()?"Go to the experiments":"Go back"}</a></p>
      <//>
  `}function rt(t){let e=t.trim();if(e!=="")return e.includes("'")?`name ILIKE "%${e.replaceAll('"',"_")}%"`:`name ILIKE '%${e}%'`}var Me=150,Ne=2e4,Xt=[["Name","name"],["Created","creation_time"],["Updated","last_update_time"]];function Re(t){let e=Xt.find(([,r])=>r===t.get("orderByKey"))?.[1]??"last_update_time",n=t.has("orderByAsc")?t.get("orderByAsc")==="true":e==="name";return{search:t.get("searchFilter")??"",column:e,ascending:n,deleted:t.get("lifecycleFilter")==="Deleted"}}function Zt({query:t}){A([]);let e=Re(t),n=Fe(e),[r,o]=b(!1),[i,l]=b(),c=async a=>P(v.experiment(await Tt(a))),u=async(a,m)=>{await It(a.experiment_id,m),n.reload()};return s`<div class="page">
    <div class="toolbar">
      <h1>Experiments</h1>
      <${Te} search=${e.search} />
      <div class="segments" role="group" aria-label="Which experiments">
        <button type="button" aria-pressed=${!e.deleted} onClick=${()=>F({lifecycleFilter:void 0})}>Active</button>
        <button type="button" aria-pressed=${e.deleted} onClick=${()=>F({lifecycleFilter:"Deleted"})}>Deleted</button>
      </div>
      <button type="button" class="primary" onClick=${()=>o(!0)}><${y} name="add" />New experiment</button>
    </div>
    <${Ie} view=${e} list=${n} rename=${l} />
    ${r&&s`<${bt} title="New experiment" label="Name" action="Create" save=${c} close=${()=>o(!1)} />`}
    ${i&&s`
      <${bt} title="Rename the experiment" label="Name" action="Rename" initial=${i.name}
        save=${a=>u(i,a)} close=${()=>l(void 0)} />
    `}
  </div>`}function Fe(t){let e=JSON.stringify(t),n=(u,a)=>tt({filter:rt(t.search),order_by:`${t.column} ${t.ascending?"ASC":"DESC"}`,deleted:t.deleted,page_token:u},a),r=E(`experiments ${e}`,u=>n(void 0,u),{keep:!0}),[o,i]=b([]);h(()=>i([]),[r.value]);let l=r.value?[r.value,...o]:[],c=l.at(-1)?.next_page_token;return U(r.reload,Ne,o.length===0),{...r,experiments:l.flatMap(u=>u.experiments??[]),showMore:c?()=>T(async()=>i([...o,await n(c)])):void 0}}function Te({search:t}){let[e,n]=b(t);return h(()=>n(t),[t]),h(()=>{if(e===t)return;let r=setTimeout(()=>F({searchFilter:e||void 0},{replace:!0}),Me);return()=>clearTimeout(r)},[e,t]),s`
    <input type="search" class="search" aria-label="Find experiments by name" placeholder="Find by name" value=${e}
      onInput=${r=>n(M(r))} />
  `}function Ie({view:t,list:e,rename:n}){let{experiments:r,error:o,value:i,reload:l,showMore:c}=e;return o&&!i?s`<${x} what="The experiments can't be shown" error=${o} retry=${l} />`:i?r.length===0?s`<${We} view=${t} />`:s`
    <div class="table-frame" tabindex="0" role="region" aria-label="Experiments">
        <table class="list">
          <thead><tr>
            ${Xt.map(([u,a])=>s`<${Oe} title=${u} name=${a} view=${t} />`)}
            <th scope="col" class="wide-only">Tags</th>
            <th scope="col"><span class="visually-hidden">Actions</span></th>
          </tr></thead>
          <tbody>${r.map(u=>s`<${Le} key=${u.experiment_id} experiment=${u} rename=${n} reload=${l} />`)}</tbody>
        </table>
        ${c&&s`<button type="button" class="more" onClick=${c}>Show more</button>`}
      </div>
    <p class="count muted" role="status">${B(r.length,"experiment")}${c?", and more":""}</p>
  `:s`<${R} what="experiments" />`}function Oe({title:t,name:e,view:n}){let r=n.column===e,o=r?!n.ascending:e==="name",i=r?n.ascending?"ascending":"descending":"none";return s`
    <th scope="col" aria-sort=${i} class=${e==="creation_time"?"wide-only":""}>
      <button type="button" class="sort" onClick=${()=>F({orderByKey:e,orderByAsc:String(o)})}>
          ${t}${r&&s`<span aria-hidden="true">${n.ascending?"\u2191":"\u2193"}</span>`}
        </button>
    </th>
  `}function Le({experiment:t,rename:e,reload:n}){let{experiment_id:r,name:o,creation_time:i,last_update_time:l,lifecycle_stage:c,tags:u=[]}=t,a=c==="deleted";return s`
    <tr>
      <td class="name"><a href=${v.experiment(r)} title=${o}>${o}</a></td>
      <td class="wide-only">
        <${qt} time=${Number(i)} />
      </td>
      <td>
        <${qt} time=${Number(l)} />
      </td>
      <td class="wide-only tags">${u.map(({key:m,value:d})=>s`<span class="tag" key=${m} title=${`${m}: ${d}`}>${m}: ${d}</span>`)}</td>
      <td class="actions">
          ${a?s`<${gt} icon="restore" label=${`Restore ${o}`} onClick=${()=>Pe(t,n)} />`:s`
              <${gt} icon="edit" label=${`Rename ${o}`} onClick=${()=>e(t)} />
              <${gt} icon="trash" label=${`Delete ${o}`} onClick=${()=>Ae(t,n)} />
            `}
        </td>
    </tr>
  `}function gt({icon:t,label:e,onClick:n}){return s`
    <button type="button" class="icon-button" aria-label=${e} title=${e}
      onClick=${n}><${y} name=${t} /></button>
  `}function qt({time:t}){return s`<time datetime=${De(t)} title=${et(t)}>${Gt(t,Date.now())}</time>`}var De=t=>Math.abs(t)<=864e13?new Date(t).toISOString():void 0;async function Ae({experiment_id:t,name:e},n){await T(()=>Ot(t))&&(n(),V(`Deleted \u201C${e}\u201D with its runs.`,{undo:async()=>{await ft(t),n()}}))}async function Pe({experiment_id:t,name:e},n){await T(()=>ft(t))&&(n(),V(`Restored \u201C${e}\u201D.`))}function We({view:t}){return t.search?s`
      <${C} title=${`No experiment has \u201C${t.search}\u201D in its name`}>
        <button type="button" onClick=${()=>F({searchFilter:void 0})}>Show all</button>
        <//>
    `:s`<${C} title=${t.deleted?"No deleted experiments":"No experiments yet"} />`}function te({run_id:t}){let e=E(`find ${t}`,r=>Lt(t,r)),n=e.value?.info;return h(()=>{n&&P(v.run(n.experiment_id,n.run_id),{replace:!0})},[n]),e.error?s`<${x} heading="h1" what="This run can't be shown" error=${e.error} retry=${e.reload} />`:s`<${R} what="the run" />`}function ot({label:t,title:e,className:n="",align:r,children:o}){let[i,l]=b(!1),c=k(null),u=k(null),a=()=>{l(!1),u.current?.focus()};return h(()=>{if(!i)return;let d=f=>{f.target instanceof Node&&!c.current?.contains(f.target)&&l(!1)};return document.addEventListener("pointerdown",d),document.addEventListener("focusin",d),c.current?.querySelector(".popover-panel input, .popover-panel button")?.focus(),()=>{document.removeEventListener("pointerdown",d),document.removeEventListener("focusin",d)}},[i]),s`<div class="popover" ref=${c} onKeyDown=${d=>{d.key!=="Escape"||!i||(d.stopPropagation(),a())}}>
    <button type="button" ref=${u} class=${n} aria-expanded=${i} aria-haspopup="dialog" title=${e}
      onClick=${()=>l(!i)}>${t}</button>
    ${i&&s`<div class=${`popover-panel ${r??""}`} role="dialog" aria-label=${e}>${o(a)}</div>`}
  </div>`}var wt=100;function ee(t){let e=s`<${y} name="columns" />Columns`;return s`<${ot} label=${e} title="Choose columns" align="end">${()=>s`<${Be} ...${t} />`}<//>`}function Be({keys:t,columns:e,onColumns:n}){let[r,o]=b(""),i=a=>n(e.includes(a)?e.filter(m=>m!==a):[...e,a]),l=({title:a})=>a.toLowerCase().includes(r.toLowerCase()),u=[["Run",Ge()],["Metrics",yt("metrics",t.metrics,t.runs_total)],["Params",yt("params",t.params,t.runs_total)],["Tags",yt("tags",t.tags,t.runs_total)]].map(([a,m])=>[a,m.filter(l)]);return s`
    <div class="picker">
      <input type="search" aria-label="Find a column" placeholder="Find a column" value=${r}
        onInput=${a=>o(M(a))} />
      <div class="picker-list" tabindex="0" role="group" aria-label="Columns">
          ${u.map(([a,m])=>m.length>0&&s`<${Ke} title=${a} choices=${m} columns=${e} toggle=${i} />`)}
          ${u.every(([,a])=>a.length===0)&&s`<p class="muted">No column has “${r}” in its name.</p>`}
        </div>
      <div class="picker-actions">
        <button type="button" onClick=${()=>n(void 0)}>Defaults</button>
        <button type="button" onClick=${()=>n([])}>None</button>
      </div>
    </div>
  `}function Ke({title:t,choices:e,columns:n,toggle:r}){return s`<fieldset>
    <legend>${t}</legend>
    ${e.slice(0,wt).map(({name:o,title:i,note:l})=>s`<label key=${o} title=${i}>
      <input type="checkbox" checked=${n.includes(o)} onChange=${()=>r(o)} />
      <span class="picker-name">${i}</span><span class="muted">${l}</span>
    </label>`)}
    ${e.length>wt&&s`<p class="muted">${W(e.length-wt)} more: type to find them</p>`}
  </fieldset>`}function Ge(){return Object.entries(Mt).filter(([t])=>t!=="run_name").map(([t,e])=>({name:`attributes.${t}`,title:e,note:""}))}function yt(t,e,n){return e.map(({key:r,runs:o,varies:i})=>{let l=o<n?`${W(o)} of ${W(n)}`:"";return{name:`${t}.${r}`,title:r,note:i?l:"same in all"}})}function ne({filter:t,error:e,onFilter:n}){let[r,o]=b(t),i=k(null);return h(()=>o(t),[t]),h(()=>{let u=a=>{a.key!=="/"||a.ctrlKey||a.metaKey||Ue(a.target)||(a.preventDefault(),i.current?.focus())};return document.addEventListener("keydown",u),()=>document.removeEventListener("keydown",u)},[]),s`<form class="filter" role="search" onSubmit=${u=>{u.preventDefault(),n(r.trim())}}>
    <div class="filter-line">
      <input ref=${i} type="text" class="mono" value=${r} aria-label="Filter runs" spellcheck=${!1} autocomplete="off"
        autocapitalize="off" placeholder="Filter runs, e.g. metrics.loss < 0.1 and params.optimizer = 'adam'"
        aria-invalid=${e?"true":void 0} aria-describedby=${e?"filter-error":void 0}
        onInput=${u=>o(M(u))} />
      ${r&&s`
      <button type="button" class="icon-button" aria-label="Clear the filter"
        onClick=${()=>{o(""),n(""),i.current?.focus()}}><${y} name="close" /></button>
    `}
    </div>
    ${e&&s`<${He} filter=${t} error=${e} />`}
  </form>`}function He({filter:t,error:e}){let{position:n}=e,r=n!==void 0&&n<=t.length;return s`<div id="filter-error" class="filter-error" role="alert">
    ${r&&s`<pre aria-hidden="true">${t}${`
`}${" ".repeat(n)}^</pre>`}
    <p>${e.message}</p>
  </div>`}function Ue(t){return t instanceof HTMLElement&&(t.isContentEditable||/^(input|textarea|select)$/i.test(t.tagName))}function re(t){let e=0;return t.map(n=>{let r={left:e,width:n};return e+=n,r})}function oe(t,e,n,r,o){let i=Math.max(0,Math.floor(t/n)-o),l=Math.min(r-1,Math.ceil((t+e)/n)-1+o);return{first:Math.max(0,Math.min(i,l)),last:l}}function se(t,e,n,r,o){let i=t[r]?.left??0;return t.flatMap((l,c)=>{let u=l.left+l.width>e+i-100&&l.left<e+n+100;return c<r||c===o||u?[c]:[]})}function ie({row:t,column:e},{key:n,ctrlKey:r,metaKey:o},{rows:i,columns:l,page:c}){let u=r||o,a=(m,d)=>({row:Math.max(-1,Math.min(i-1,m)),column:Math.max(0,Math.min(l-1,d))});switch(n){case"ArrowUp":return a(u?0:t-1,e);case"ArrowDown":return a(u?i-1:t+1,e);case"ArrowLeft":return a(t,u?0:e-1);case"ArrowRight":return a(t,u?l-1:e+1);case"PageUp":return a(Math.max(0,t-c),e);case"PageDown":return a(t+c,e);case"Home":return a(u?0:t,0);case"End":return a(u?i-1:t,l-1);default:return}}var O=32,j=44,Ve=6;function ae(t){let{columns:e,frozen:n,total:r,onView:o}=t,i=k(null),l=Ye(i),[c,u]=b({row:0,column:0}),a=k(!1),m=G(()=>re(e.map(p=>p.width)),[e]),d=m.reduce((p,S)=>p+S.width,0),{first:f,last:g}=oe(l.top,l.height-j,O,r,Ve),I=se(m,l.left,l.width,n,c.column);h(()=>o(f,Math.max(f,g)),[f,g,o]),h(()=>{i.current?.scrollTo({top:0}),u(({column:p,row:S})=>({column:p,row:Math.min(0,S)}))},[t.of]);let w={row:Math.min(c.row,r-1),column:Math.min(c.column,e.length-1)};lt(()=>{a.current&&(a.current=!1,i.current?.querySelector('[tabindex="0"]')?.focus({preventScroll:!0}))});let _=p=>{a.current=!0,u(p),i.current&&Je(i.current,p,m,n)},Q=p=>{let S=Math.max(1,Math.floor((l.height-j)/O)-1),D=ie(w,p,{rows:r,columns:e.length,page:S}),q=e[w.column];if(D)_(D);else if(p.key==="Enter"&&w.row>=0)t.onOpen(w.row);else if(p.key==="Enter"&&q?.sortable)t.onSort(q.name);else if(p.key===" "&&w.row>=0)t.onSelect(w.row);else return;p.preventDefault()},L=Array.from({length:Math.max(0,g-f+1)},(p,S)=>f+S);w.row>=0&&(w.row<f||w.row>g)&&L.push(w.row);let J={columns:e,slots:m,drawn:I,frozen:n,width:d,focus:w,go:_},it=je(L),at=[t.state,e,I.join()],Y=p=>[...at,t.isSelected(p),p===w.row&&w.column],$={role:"grid",class:"table","aria-label":t.label,"aria-rowcount":r+1,"aria-colcount":e.length,"aria-multiselectable":"true",style:{height:`${j+r*O}px`,width:`${d}px`},onKeyDown:Q};return s`
    <div class=${X("table-scroller",t.stale&&"stale")} ref=${i} aria-busy=${t.stale}>
      <div ...${$}>
          <${ze} ...${J} sort=${t.sort} onSort=${t.onSort} />
          ${L.map(p=>it(p,Y(p),()=>s`<${Qe} key=${p} ...${J} row=${p} table=${t} />`))}
        </div>
    </div>
  `}function je(t){let e=k(new Map),n=e.current;return e.current=new Map(t.flatMap(r=>{let o=n.get(r);return o?[[r,o]]:[]})),(r,o,i)=>{let l=e.current.get(r);if(l&&l.causes.every((u,a)=>u===o[a]))return l.value;let c=i();return e.current.set(r,{causes:o,value:c}),c}}function ze({columns:t,slots:e,drawn:n,frozen:r,width:o,focus:i,go:l,sort:c,onSort:u}){return s`<div role="row" class="table-header" aria-rowindex=${1} style=${{width:`${o}px`}}>
    ${n.map(a=>{let m=t[a];if(!m)return null;let d=c?.name===m.name?c.ascending?"ascending":"descending":void 0,f=m.group&&t[a-1]?.group!==m.group,g=()=>{l({row:-1,column:a}),m.sortable&&u(m.name)};return s`
        <div role="columnheader" key=${m.name} aria-colindex=${a+1} style=${ce(e,a,r)}
          class=${le(m,a,r,m.sortable&&"sortable",f&&"starts-group")}
          aria-sort=${m.sortable?d??"none":void 0}
          aria-label=${m.group?`${m.group}: ${m.title}`:m.title}
          tabindex=${i.row===-1&&i.column===a?0:-1} title=${m.title} onClick=${g}>
          <span class="table-group">${f?m.group:""}</span>
          <span class="table-title"><span class=${m.untitled?"visually-hidden":""}>${m.title}</span>${d&&s`<span aria-hidden="true">${d==="ascending"?"\u2191":"\u2193"}</span>`}</span>
        </div>
      `})}
  </div>`}function Qe({row:t,table:e,columns:n,slots:r,drawn:o,frozen:i,width:l,focus:c,go:u}){let a=e.isSelected(t),m=j+t*O;return s`
    <div role="row" class=${X("table-row",a&&"selected")} aria-rowindex=${t+2}
      aria-selected=${a} style=${{width:`${l}px`,transform:`translateY(${m}px)`}}>
        ${o.map(d=>{let f=n[d];if(!f)return null;let g=e.cell(t,f.name);return s`
            <div role="gridcell" key=${f.name} aria-colindex=${d+1} style=${ce(r,d,i)}
              class=${le(f,d,i,!g&&"waiting")} title=${g?.title}
              tabindex=${c.row===t&&c.column===d?0:-1}
              onMouseDown=${()=>u({row:t,column:d})}>${g?.content??""}</div>
          `})}
      </div>
  `}function le(t,e,n,...r){return X("cell",t.align,t.mono&&"mono",e<n&&"frozen",e===n-1&&"frozen-last",...r)}function ce(t,e,n){let{left:r,width:o}=t[e]??{left:0,width:0};return{width:`${o}px`,left:`${r}px`,position:e<n?"sticky":"absolute"}}function Je(t,{row:e,column:n},r,o){let i=Math.max(0,e)*O,l=t.clientHeight-j;i<t.scrollTop?t.scrollTop=i:i+O>t.scrollTop+l&&(t.scrollTop=i+O-l);let c=r[n];if(!c||n<o)return;let u=r[o]?.left??0;c.left-u<t.scrollLeft?t.scrollLeft=c.left-u:c.left+c.width>t.scrollLeft+t.clientWidth&&(t.scrollLeft=c.left+c.width-t.clientWidth)}function Ye(t){let[e,n]=b({top:0,left:0,width:1200,height:800});return lt(()=>{let r=t.current;if(!r)return;let o=0,i=()=>{o=0;let{scrollTop:u,scrollLeft:a,clientWidth:m,clientHeight:d}=r;n(f=>f.top===u&&f.left===a&&f.width===m&&f.height===d?f:{top:u,left:a,width:m,height:d})},l=()=>{o||=requestAnimationFrame(i)};i(),r.addEventListener("scroll",l,{passive:!0});let c=new ResizeObserver(l);return c.observe(r),()=>{cancelAnimationFrame(o),r.removeEventListener("scroll",l),c.disconnect()}},[]),e}var qe={metrics:"Metrics",params:"Params",tags:"Tags"},Xe={"attributes.status":108,"attributes.start_time":150,"attributes.end_time":150,"attributes.duration":96,"attributes.user_id":110,"attributes.run_id":270,"attributes.artifact_uri":320};function ue(t){let{entity:e}=mt(t),n=Z(t),r=Xe[t]??Math.max(96,Math.min(220,n.length*7.5+34)),o=e==="metrics"||t==="attributes.duration"?"end":void 0;return{name:t,title:n,group:qe[e],width:r,align:o,mono:e==="metrics",sortable:Rt(t)}}function me(t){let e=["attributes.run_id","attributes.run_name","attributes.experiment_id","attributes.status"],n=t.includes("attributes.duration")?["attributes.start_time","attributes.end_time"]:[];return[...new Set([...e,...n,...t.filter(r=>r!=="attributes.duration")])]}function de(t,e,n){if(t==="attributes.duration")return Ze(e,n);let r=e(t);if(r===void 0)return;if(r===null)return{content:s`<span class="absent" aria-label="none">–</span>`};let{entity:o}=mt(t);return o==="metrics"?{content:Wt(r),title:Pt(r)}:t==="attributes.status"?{content:s`<${jt} status=${String(r)} />`}:t.endsWith("_time")?{content:Kt(Number(r)),title:et(Number(r))}:{content:String(r),title:String(r)}}function Ze(t,e){let[n,r,o]=[t("attributes.start_time"),t("attributes.end_time"),t("attributes.status")];if(n===void 0||r===void 0)return;let i=r===null&&o==="RUNNING"?e:r;return n===null||i===null?{content:s`<span class="absent" aria-label="none">–</span>`}:{content:Bt(Number(i)-Number(n))}}var vt={name:"attributes.start_time",ascending:!1};function pe(t){let e=ut(t.get("orderByKey")??""),n=t.get("selectedColumns")?.split(",").flatMap(r=>ut(r)??[]);return{filter:t.get("searchFilter")??t.get("searchInput")??t.get("search")??"",sort:e?{name:e,ascending:t.get("orderByAsc")==="true"}:vt,deleted:t.get("lifecycleFilter")?.toLowerCase()==="deleted",...n?{columns:[...new Set(n)]}:{}}}function $e(t){let e=t.sort.name===vt.name&&t.sort.ascending===vt.ascending;return{searchFilter:t.filter||void 0,searchInput:void 0,search:void 0,orderByKey:e?void 0:t.sort.name,orderByAsc:e?void 0:String(t.sort.ascending),lifecycleFilter:t.deleted?"Deleted":void 0,selectedColumns:t.columns?.join(",")}}function he({sort:t}){return[`${Nt(t.name)} ${t.ascending?"ASC":"DESC"}`]}function be(t,e){return t.name===e?{name:e,ascending:!t.ascending}:{name:e,ascending:!e.startsWith("metrics.")&&!e.endsWith("_time")}}var xt=["attributes.status","attributes.start_time","attributes.duration"],tn=6;function ge(t){return[...xt,...fe(t.metrics).map(e=>`metrics.${e}`),...fe(t.params).map(e=>`params.${e}`)]}function fe(t){let e=t.filter(({key:r})=>!r.startsWith("system/")),n=e.filter(({varies:r})=>r);return(n.length>0?n:e).toSorted((r,o)=>o.runs-r.runs).slice(0,tn).map(({key:r})=>r)}var K=200,en=60,st=class{fetchWindow;onChange;total;state;error;windows;pending;visible;wanted;constructor(e,n){this.fetchWindow=e,this.onChange=n,this.state={},this.windows=new Map,this.pending=new Map,this.visible=[0],this.wanted=[]}change(){this.state={},this.onChange()}show(e,n,r){this.wanted=r;let o=this.total===void 0?n:Math.min(n,this.total-1);this.visible=nn(Math.floor(Math.max(0,e)/K),Math.floor(Math.max(0,o)/K));for(let[i,l]of this.pending)this.visible.includes(i)||this.abort(i,l);for(let i of this.visible)this.fetchMissing(i)}showColumns(e){this.wanted=e;for(let n of this.visible)this.fetchMissing(n)}hasValue(e,n){return[...this.windows.values()].some(r=>r.get(e)?.includes(n))}cell(e,n){return this.windows.get(Math.floor(e/K))?.get(n)?.[e%K]}refresh(){for(let e of[...this.windows.keys()])this.visible.includes(e)||this.windows.delete(e);for(let e of this.visible)this.pending.has(e)||this.fetch(e,[...this.wanted],!1)}close(){for(let[e,n]of this.pending)this.abort(e,n)}abort(e,n){n.abort(),this.pending.delete(e)}fetchMissing(e){let n=this.windows.get(e);n&&this.keepFresh(e,n);let r=this.wanted.filter(i=>!n?.has(i)),o=n===void 0;(o||r.length>0)&&!this.pending.has(e)&&this.fetch(e,r,!o)}keepFresh(e,n){this.windows.delete(e),this.windows.set(e,n);for(let r of this.windows.keys()){if(this.windows.size<=en)break;this.windows.delete(r)}}async fetch(e,n,r){let o=new AbortController;this.pending.set(e,o);try{let i=await this.fetchWindow(n,e*K,K,o.signal);o.signal.aborted||this.take(e,n,i,r)}catch(i){if(o.signal.aborted)return;this.pending.delete(e),this.error=i instanceof H?i:new H("PAGE_ERROR",String(i),0),this.change()}}take(e,n,r,o){this.pending.delete(e);let i=n.map(u=>[u,[]]),l=o?this.windows.get(e):void 0,c=l!==void 0&&rn(l,r.columns);this.keepFresh(e,new Map([...c?l:[],...i,...r.columns])),this.total=r.total,this.error=void 0,this.visible.includes(e)&&this.fetchMissing(e),this.change()}},nn=(t,e)=>Array.from({length:Math.max(0,e-t)+1},(n,r)=>t+r);function rn(t,e){let[n,r]=[t.get("attributes.run_id")??[],e.get("attributes.run_id")??[]];return n.length===r.length&&n.every((o,i)=>o===r[i])}var on=4e3,ye=2e4,sn=6,ve="check",z="attributes.run_name";function xe({experiment_ids:t,query:e}){let n=t.join(","),r=E(`experiment ${n}`,async f=>{let[g,...I]=t;return I.length===0&&g!==void 0?await Ft(g,f):void 0}),o=E(`keys ${n}`,f=>At(t,f)),i=r.value?.name??(t.length>1?B(t.length,"experiment"):"");if(A(i?[{text:i,experiment_id:t.length===1?n:void 0}]:[]),r.error)return s`<${x} heading="h1" what="This experiment can't be shown" error=${r.error} retry=${r.reload} />`;let l=pe(e),c=f=>F($e({...l,...f})),u=l.columns??(o.value?ge(o.value):xt),a=f=>c({columns:f}),m=o.value?s`<${ee} keys=${o.value} columns=${u} onColumns=${a} />`:o.error&&s`<button type="button" class="bad" onClick=${o.reload}>No list of columns: try again</button>`,d={experiment_ids:t,view:l,columns:u,change:c,picker:m,refreshKeys:o.reload};return s`<${an} key=${n} ...${d} />`}function an({experiment_ids:t,view:e,columns:n,change:r,picker:o,refreshKeys:i}){let[l,c]=b(new Set),u={experiment_ids:t,filter:e.filter,order_by:he(e),deleted:e.deleted},{rows:a,stale:m,show:d,refresh:f}=un(u,n);cn(a.total,i),U(i,ye,a.hasValue("attributes.status","RUNNING"));let g=()=>c(new Set);h(g,[e.deleted]);let I=n.filter($=>$!==z),w=G(()=>[dn,fn(),...I.map(ue)],[I.join(",")]),_=$=>String(a.cell($,"attributes.run_id")??""),Q=$=>v.run(String(a.cell($,"attributes.experiment_id")??t[0]),_($)),L=$=>c(p=>_($)===""?p:$n(p,_($))),J=($,p)=>{let S=_($);if(S==="")return;let D=String(a.cell($,z)||S);return p===ve?pn(D,l.has(S),()=>L($)):p===z?{content:s`<a href=${Q($)} tabindex=${-1}>${D}</a>`,title:D}:de(p,q=>a.cell($,q),Date.now())},it={label:"Runs",of:JSON.stringify(u),state:a.state,stale:m,columns:w,frozen:2,total:a.total??0,sort:e.sort,cell:J,isSelected:$=>l.has(_($)),onSort:$=>r({sort:be(e.sort,$)}),onSelect:L,onOpen:$=>P(Q($)),onView:d},at=async()=>{await mn([...l],e.deleted,f)&&g(),i()},Y=e.filter!==""&&a.error?.status===400?a.error:void 0;return s`
    <div class="workspace">
      <h1 class="visually-hidden">Runs</h1>
      <div class="toolbar">
          <${ne} filter=${e.filter} error=${Y} onFilter=${$=>r({filter:$})} />
          <${hn} deleted=${e.deleted} onChange=${$=>r({deleted:$})} />
          ${o}
        </div>
      <${bn} total=${a.total} view=${e} selected=${l.size} unselect=${g} move=${at} />
      <${ln} rows=${a} mistake=${Y} table=${it} view=${e} change=${r}
        refresh=${f} />
    </div>
  `}function ln({rows:{total:t,error:e},mistake:n,table:r,view:o,change:i,refresh:l}){return n?s`<${wn} />`:t?s`<${ae} ...${r} />`:t===0?s`<${yn} view=${o} change=${i} />`:e?s`<${x} what="The runs can't be shown" error=${e} retry=${l} />`:s`<${R} what="runs" />`}function cn(t,e){let n=k(t);h(()=>{n.current!==void 0&&n.current!==t&&e(),n.current=t},[t])}function un(t,e){let[,n]=b(0),r=JSON.stringify(t),o=G(()=>new st((m,d,f,g)=>Dt(t,m,d,f,g),()=>n(m=>m+1)),[r]),i=me(e),l=ct((m,d)=>o.show(m,d,i),[o,i.join(",")]);h(()=>(l(0,0),()=>o.close()),[o]),h(()=>o.showColumns(i),[o,i.join(",")]);let c=ct(()=>o.refresh(),[o]);Ut(c);let u=k(o),a=o.total!==void 0||o.error!==void 0;return a&&(u.current=o),U(c,o.hasValue("attributes.status","RUNNING")?on:ye,!0),{rows:u.current,stale:!a,show:l,refresh:c}}async function mn(t,e,n){let[r,o]=e?[$t,pt]:[pt,$t],i=await T(()=>we(t,r));return n(),i?(V(`${e?"Restored":"Deleted"} ${B(t.length,"run")}.`,{undo:async()=>{await we(t,o),n()}}),!0):!1}async function we(t,e){let n=[...t],r=async()=>{for(let o=n.pop();o!==void 0;o=n.pop())await e(o)};await Promise.all(Array.from({length:sn},r))}var dn={name:ve,title:"Selected",untitled:!0,width:36,sortable:!1},fn=()=>({name:z,title:Z(z),width:Math.min(240,Math.max(140,innerWidth*.38)),sortable:!0});function pn(t,e,n){let r=`Select ${t}`;return{content:s`<input type="checkbox" tabindex=${-1} aria-label=${r} checked=${e} onChange=${n} />`}}function $n(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}function hn({deleted:t,onChange:e}){return s`
    <div class="segments" role="group" aria-label="Which runs">
      <button type="button" aria-pressed=${!t} onClick=${()=>e(!1)}>Active</button>
      <button type="button" aria-pressed=${t} onClick=${()=>e(!0)}>Deleted</button>
    </div>
  `}function bn({total:t,view:e,selected:n,unselect:r,move:o}){let i=t===void 0?"":B(t,e.deleted?"deleted run":"run"),[l,c]=e.deleted?["restore","Restore"]:["trash","Delete"];return s`<div class="count-bar">
    <span role="status">${i}${i&&e.filter&&" match the filter"}</span>
    ${n>0&&s`
      <span class="selection">
        <span>${W(n)} selected</span>
        <button type="button" onClick=${o}><${y} name=${l} />${c}</button>
        <button type="button" class="quiet" onClick=${r}>Clear</button>
      </span>
    `}
  </div>`}var gn=[["metrics.loss < 0.1","the latest value of a metric"],["params.optimizer = 'adam' AND params.lr != '0.1'","params are text"],["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'","% stands for anything"],["metrics.`val/loss` <= 0.5","backticks around keys with other characters"],["attributes.run_name ILIKE '%baseline%'","in any case"]];function wn(){return s`
    <${C} title="What a filter looks like">
      <dl class="examples">${gn.map(([t,e])=>s`
          <div>
            <dt class="mono">${t}</dt>
            <dd class="muted">${e}</dd>
          </div>
        `)}</dl>
      <//>
  `}function yn({view:t,change:e}){return t.filter?s`
      <${C} title="No run matches the filter">
        <button type="button" onClick=${()=>e({filter:""})}>Clear the filter</button>
        <//>
    `:t.deleted?s`<${C} title="No deleted runs" />`:s`
    <${C} title="No runs yet">
      <p>A run that is logged to this experiment appears here by itself:</p>
      <pre class="snippet">${`import mlflow

mlflow.set_tracking_uri("${location.origin}")
with mlflow.start_run():
    mlflow.log_param("lr", 0.01)
    mlflow.log_metric("loss", 0.42)`}</pre>
      <//>
  `}function ke({load:t,...e}){let[n,r]=b({});return h(()=>{let o=new H("PAGE_OUTDATED","Its code can't be fetched. The server may have been updated: reload the page.",0);t().then(i=>r({component:i}),()=>r({error:o}))},[t]),n.error?s`<${x} heading="h1" what="This page can't be shown" error=${n.error} retry=${()=>location.reload()} />`:n.component?s`<${n.component} ...${e} />`:s`<${R} what="the page" />`}var vn=30;function Se({current:t}){return s`<${ot} label=${s`<${y} name="down" />`} title="Go to another experiment" className="icon-button">
    ${e=>s`<${xn} current=${t} close=${e} />`}
  <//>`}function xn({current:t,close:e}){let[n,r]=b(""),o=E(`switcher ${n}`,l=>tt({filter:rt(n),order_by:"last_update_time DESC",deleted:!1,max_results:vn},l),{keep:!0}),i=o.value?.experiments??[];return s`<div class="picker">
    <input type="search" aria-label="Find an experiment" placeholder="Find an experiment" value=${n}
      onInput=${l=>r(M(l))} />
    ${o.error&&s`<${x} what="No list" error=${o.error} retry=${o.reload} />`}
    <ul class="picker-list">
      ${i.map(({experiment_id:l,name:c})=>s`<li key=${l}><a href=${v.experiment(l)} title=${c} onClick=${e}
        aria-current=${l===t?"page":void 0}>${c}</a></li>`)}
    </ul>
    ${o.value&&i.length===0&&s`<p class="muted">No experiment has “${n}” in its name.</p>`}
  </div>`}function Ce(){let t=N(Vt);return s`<div class="notices" role="status" aria-live="polite">
    ${t.map(e=>s`<${kn} key=${e.id} notice=${e} />`)}
  </div>`}function kn({notice:t}){let{id:e,text:n,bad:r,undo:o}=t;return s`<div class=${r?"notice notice-bad":"notice"}>
    <span>${n}</span>
    ${o&&s`<button type="button" class="link" onClick=${()=>{ht(e),o&&T(o)}}>Undo</button>`}
    <button type="button" class="icon-button" aria-label="Dismiss" onClick=${()=>ht(e)}><${y} name="close" /></button>
  </div>`}var Sn={auto:"half",light:"sun",dark:"moon"},Cn=3e3;function Ee({children:t}){return s`
    <a class="skip-link" href="#main" onClick=${En}>Skip to the content</a>
    <header class="top-bar">
      <a class="product" href=${v.experiments()}>Kiseki</a>
      <${_n} />
      <${Nn} />
      <${Rn} />
    </header>
    <main id="main" tabindex="-1">${t}</main>
    <${Ce} />
  `}function En(t){t.preventDefault(),document.getElementById("main")?.focus()}function _n(){let t=N(Ct);return s`
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href=${v.experiments()}>Experiments</a></li>
        ${t.map((e,n)=>s`
            <li key=${n}>
              <${Mn} ...${e} isLast=${n===t.length-1} />
            </li>
          `)}
      </ol>
    </nav>
  `}function Mn({text:t,href:e,experiment_id:n,isLast:r}){let o=e?s`<a href=${e} title=${t}>${t}</a>`:s`<span title=${t} aria-current=${r?"page":void 0}>${t}</span>`;return n===void 0?o:s`${o}<${Se} current=${n} />`}function Nn(){let t=N(dt.online);return h(()=>{if(t)return;let e=setInterval(()=>dt.response({path:"health"}).catch(()=>{}),Cn);return()=>clearInterval(e)},[t]),s`<span class=${t?"connection":"connection offline"} role="status">
    <span class="dot" aria-hidden="true"></span><span class="connection-text">${t?"Connected":"No answer, trying again"}</span>
  </span>`}function Rn(){let t=N(zt),e=nt[(nt.indexOf(t)+1)%nt.length]??"auto",n=`Theme: ${t}. Change to ${e}`;return s`
    <button type="button" class="icon-button" aria-label=${n} title=${n} onClick=${()=>Jt(e)}>
      <${y} name=${Sn[t]} />
    </button>
  `}function Fn(){let t=N(Et);return s`
    <${Ee}>
      <${Tn} key=${t.route.page} ...${t} />
      <//>
  `}function Tn({route:t,query:e}){let[n,r]=St();if(n)return s`<${x} heading="h1" what="This page has a defect" error=${Ht(n)} retry=${r} />`;switch(t.page){case"experiments":return s`<${Zt} query=${e} />`;case"runs":return s`<${xe} experiment_ids=${t.experiment_ids} query=${e} />`;case"run":return s`<${ke} load=${In} key=${t.run_id} route=${t} query=${e} />`;case"find_run":return s`<${te} run_id=${t.run_id} />`;case"absent":return s`<${Yt} title=${t.title} back=${t.back} />`}}var In=async()=>(await import("./run-cb031d40.js")).RunPage;Qt();_t();var _e=document.getElementById("app");_e&&kt(s`<${Fn} />`,_e);
