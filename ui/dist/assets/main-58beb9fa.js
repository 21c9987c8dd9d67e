import{$ as et,A as pt,B as Z,C as Nt,D as Tt,E as ht,F as tt,G as Ft,H as It,I as Lt,J as Ot,K as $t,L as Dt,N as gt,O as bt,U as At,V as Pt,X as Bt,Y as Wt,Z as Kt,_ as Ht,a as St,aa as Gt,b,c as $,ca as B,d as mt,da as W,e as S,ea as _,f as U,fa as Ut,g as dt,ga as Vt,h as kt,ha as z,i as s,ia as zt,j as Et,ja as j,k as R,ka as wt,l as N,la as F,m as Ct,ma as C,n as A,na as I,o as T,p as v,pa as K,q as E,qa as nt,r as x,ra as jt,s as _t,sa as Qt,t as Mt,ta as rt,u as P,ua as Jt,v as L,wa as Yt,x as V,xa as qt,y as Rt,z as ft}from"./chunk-81d52674.js";function Xt({title:t,back:e}){return A([{text:t}]),s`
    <${E} heading="h1" title=${`Not part of Kiseki yet: ${t}`}>
      <p>The address is one of MLflow's, but there is no page for it here.</p>
      <p><a href=${e}>${e===x.experiments()?"Go to the experiments":"Go back"}</a></p>
      <//>
  `}function ot(t){let e=t.trim();if(e!=="")return e.includes("'")?`name ILIKE "%${e.replaceAll('"',"_")}%"`:`name ILIKE '%${e}%'`}var Ie=150,Le=2e4,te=[["Name","name"],["Created","creation_time"],["Updated","last_update_time"]];function Oe(t){let e=te.find(([,r])=>r===t.get("orderByKey"))?.[1]??"last_update_time",n=t.has("orderByAsc")?t.get("orderByAsc")==="true":e==="name";return{search:t.get("searchFilter")??"",column:e,ascending:n,deleted:t.get("lifecycleFilter")==="Deleted"}}function ee({query:t}){A([]);let e=Oe(t),n=Ae(e),[r,o]=b(),i=[[!1,"Active"],[!0,"Deleted"]],a=l=>L({lifecycleFilter:l?"Deleted":void 0});return s`<div class="page">
    <div class="toolbar">
      <h1>Experiments</h1>
      <${Pe} search=${e.search} />
      <${nt} label="Which experiments" chosen=${e.deleted} options=${i} onChoose=${a} />
      <button type="button" class="primary" onClick=${()=>o({})}><${C} name="add" />New experiment</button>
    </div>
    <${Be} view=${e} list=${n} rename=${l=>o({renamed:l})} />
    ${r&&s`<${De} ...${r} reload=${n.reload} close=${()=>o(void 0)} />`}
  </div>`}function De({renamed:t,reload:e,close:n}){let r=async a=>P(x.experiment(await It(a))),o=async a=>{t&&await Lt(t.experiment_id,a),e()},i=t?{title:"Rename the experiment",action:"Rename",initial:t.name,save:o}:{title:"New experiment",action:"Create",save:r};return s`<${jt} label="Name" ...${i} close=${n} />`}function Ae(t){let e=JSON.stringify(t),n=(u,c)=>tt({filter:ot(t.search),order_by:`${t.column} ${t.ascending?"ASC":"DESC"}`,deleted:t.deleted,page_token:u},c),r=_(`experiments ${e}`,u=>n(void 0,u),{keep:!0}),[o,i]=b([]);$(()=>i([]),[r.value]);let a=r.value?[r.value,...o]:[],l=a.at(-1)?.next_page_token;return z(r.reload,Le,o.length===0),{...r,experiments:a.flatMap(u=>u.experiments??[]),showMore:l?()=>F(async()=>i([...o,await n(l)])):void 0}}function Pe({search:t}){let[e,n]=b(t);return $(()=>n(t),[t]),$(()=>{if(e===t)return;let r=setTimeout(()=>L({searchFilter:e||void 0},{replace:!0}),Ie);return()=>clearTimeout(r)},[e,t]),s`
    <${K} class="search" label="Find experiments by name" placeholder="Find by name" value=${e}
      onText=${n} />
  `}function Be({view:t,list:e,rename:n}){let{experiments:r,error:o,value:i,reload:a,showMore:l}=e;if(o&&!i)return s`<${v} what="The experiments can't be shown" error=${o} retry=${a} />`;if(!i)return s`<${T} what="experiments" />`;if(r.length===0)return s`<${ze} view=${t} />`;let u=m=>s`<${Ke} key=${m.experiment_id} experiment=${m} rename=${n} reload=${a} />`,c=W(r.length,"experiment")+(l?", and more":"");return s`
    <div class="table-frame" tabindex="0" role="region" aria-label="Experiments">
          <table class="list">
            <thead><tr>
              ${te.map(([m,d])=>s`<${We} title=${m} name=${d} view=${t} />`)}
              <th scope="col" class="wide-only">Tags</th>
              <th scope="col"><span class="visually-hidden">Actions</span></th>
            </tr></thead>
            <tbody>${r.map(u)}</tbody>
          </table>
          ${l&&s`<button type="button" class="more" onClick=${l}>Show more</button>`}
        </div>
    <p class="count muted" role="status">${c}</p>
  `}function We({title:t,name:e,view:n}){let r=n.column===e,o=r?!n.ascending:e==="name",i=r?n.ascending?"ascending":"descending":"none",a=()=>L({orderByKey:e,orderByAsc:String(o)}),l=r&&s`<span aria-hidden="true">${n.ascending?"\u2191":"\u2193"}</span>`;return s`
    <th scope="col" aria-sort=${i} class=${e==="creation_time"?"wide-only":""}>
      <button type="button" class="sort" onClick=${a}>${t}${l}</button>
    </th>
  `}function Ke({experiment:t,rename:e,reload:n}){let{experiment_id:r,name:o,creation_time:i,last_update_time:a,tags:l=[]}=t,u=({key:c,value:m})=>s`<span class="tag" key=${c} title=${`${c}: ${m}`}>${c}: ${m}</span>`;return s`
    <tr>
      <td class="name"><a href=${x.experiment(r)} title=${o}>${o}</a></td>
      <td class="wide-only">
        <${Zt} time=${Number(i)} />
      </td>
      <td>
        <${Zt} time=${Number(a)} />
      </td>
      <td class="wide-only tags">${l.map(u)}</td>
      <td class="actions">
        <${He} experiment=${t} rename=${e} reload=${n} />
      </td>
    </tr>
  `}function He({experiment:t,rename:e,reload:n}){let{name:r,lifecycle_stage:o}=t;return o==="deleted"?s`<${I} icon="restore" label=${`Restore ${r}`} onClick=${()=>Ve(t,n)} />`:s`
    <${I} icon="edit" label=${`Rename ${r}`} onClick=${()=>e(t)} />
    <${I} icon="trash" label=${`Delete ${r}`} onClick=${()=>Ue(t,n)} />
  `}function Zt({time:t}){return s`<time datetime=${Ge(t)} title=${et(t)}>${Gt(t,Date.now())}</time>`}var Ge=t=>Math.abs(t)<=864e13?new Date(t).toISOString():void 0;async function Ue({experiment_id:t,name:e},n){await F(()=>Ot(t))&&(n(),j(`Deleted \u201C${e}\u201D with its runs.`,{undo:async()=>{await $t(t),n()}}))}async function Ve({experiment_id:t,name:e},n){await F(()=>$t(t))&&(n(),j(`Restored \u201C${e}\u201D.`))}function ze({view:t}){return t.search?s`
      <${E} title=${`No experiment has \u201C${t.search}\u201D in its name`}>
        <button type="button" onClick=${()=>L({searchFilter:void 0})}>Show all</button>
        <//>
    `:s`<${E} title=${t.deleted?"No deleted experiments":"No experiments yet"} />`}function ne({run_id:t}){let e=_(`find ${t}`,r=>Dt(t,r)),n=e.value?.info;return $(()=>{n&&P(x.run(n.experiment_id,n.run_id),{replace:!0})},[n]),e.error?s`<${v} heading="h1" what="This run can't be shown" error=${e.error} retry=${e.reload} />`:s`<${T} what="the run" />`}function st({label:t,title:e,className:n="",align:r,children:o}){let[i,a]=b(!1),l=S(null),u=S(null),c=()=>{a(!1),u.current?.focus()};return $(()=>{if(!i)return;let y=g=>{g.target instanceof Node&&!l.current?.contains(g.target)&&a(!1)};return document.addEventListener("pointerdown",y),document.addEventListener("focusin",y),l.current?.querySelector(".popover-panel input, .popover-panel button")?.focus(),()=>{document.removeEventListener("pointerdown",y),document.removeEventListener("focusin",y)}},[i]),s`<div class="popover" ref=${l} onKeyDown=${y=>{y.key!=="Escape"||!i||(y.stopPropagation(),c())}}>
    <button type="button" ref=${u} ...${{class:n,title:e,"aria-expanded":i,"aria-haspopup":"dialog"}} onClick=${()=>a(!i)}>${t}</button>
    ${i&&s`<div class=${R("popover-panel",r)} role="dialog" aria-label=${e}>${o(c)}</div>`}
  </div>`}var re=100;function oe(t){let e=s`<${C} name="columns" />Columns`;return s`<${st} label=${e} title="Choose columns" align="end">${()=>s`<${je} ...${t} />`}<//>`}function je({keys:t,columns:e,onColumns:n}){let[r,o]=b(""),i=d=>n(e.includes(d)?e.filter(f=>f!==d):[...e,d]),a=({title:d})=>d.toLowerCase().includes(r.toLowerCase()),u=[["Run",Je()],["Metrics",yt("metrics",t.metrics,t.runs_total)],["Params",yt("params",t.params,t.runs_total)],["Tags",yt("tags",t.tags,t.runs_total)]].map(([d,f])=>[d,f.filter(a)]),c=([d,f])=>f.length>0&&s`<${Qe} title=${d} choices=${f} columns=${e} toggle=${i} />`,m=u.every(([,d])=>d.length===0);return s`
    <div class="picker">
      <${K} label="Find a column" placeholder="Find a column" value=${r} onText=${o} />
      <div class="picker-list" tabindex="0" role="group" aria-label="Columns">
          ${u.map(c)}
          ${m&&s`<p class="muted">No column has “${r}” in its name.</p>`}
        </div>
      <div class="picker-actions">
        <button type="button" onClick=${()=>n(void 0)}>Defaults</button>
        <button type="button" onClick=${()=>n([])}>None</button>
      </div>
    </div>
  `}function Qe({title:t,choices:e,columns:n,toggle:r}){let o=({name:a,title:l,note:u})=>s`<label key=${a} title=${l}>
    <input type="checkbox" checked=${n.includes(a)} onChange=${()=>r(a)} />
    <span class="picker-name">${l}</span><span class="muted">${u}</span>
  </label>`,i=e.length-re;return s`<fieldset>
    <legend>${t}</legend>
    ${e.slice(0,re).map(o)}
    ${i>0&&s`<p class="muted">${B(i)} more: type to find them</p>`}
  </fieldset>`}function Je(){return Object.entries(Rt).filter(([t])=>t!=="run_name").map(([t,e])=>({name:`attributes.${t}`,title:e,note:""}))}function yt(t,e,n){return e.map(({key:r,runs:o,varies:i})=>{let a=o<n?`${B(o)} of ${B(n)}`:"";return{name:`${t}.${r}`,title:r,note:i?a:"same in all"}})}var Ye="Filter runs, e.g. metrics.loss < 0.1 and params.optimizer = 'adam'";function se({filter:t,error:e,onFilter:n}){let[r,o]=b(t),i=S(null);return $(()=>o(t),[t]),$(()=>{let m=d=>{d.key!=="/"||d.ctrlKey||d.metaKey||Xe(d.target)||(d.preventDefault(),i.current?.focus())};return document.addEventListener("keydown",m),()=>document.removeEventListener("keydown",m)},[]),s`<form class="filter" role="search" onSubmit=${m=>{m.preventDefault(),n(r.trim())}}>
    <div class="filter-line">
      <input ref=${i} type="text" class="mono" value=${r} aria-label="Filter runs" placeholder=${Ye}
        spellcheck=${!1} autocomplete="off" autocapitalize="off" ...${e&&{"aria-invalid":"true","aria-describedby":"filter-error"}} onInput=${m=>o(Et(m))} />
      ${r&&s`<${I} icon="close" label="Clear the filter" onClick=${()=>{o(""),n(""),i.current?.focus()}} />`}
    </div>
    ${e&&s`<${qe} filter=${t} error=${e} />`}
  </form>`}function qe({filter:t,error:e}){let{position:n}=e,r=n!==void 0&&n<=t.length;return s`<div id="filter-error" class="filter-error" role="alert">
    ${r&&s`<pre aria-hidden="true">${t}${`
`}${" ".repeat(n)}^</pre>`}
    <p>${e.message}</p>
  </div>`}function Xe(t){return t instanceof HTMLElement&&(t.isContentEditable||/^(input|textarea|select)$/i.test(t.tagName))}function ie(t){let e=0;return t.map(n=>{let r={left:e,width:n};return e+=n,r})}function ae(t,e,n,r,o){let i=Math.max(0,Math.floor(t/n)-o),a=Math.min(r-1,Math.ceil((t+e)/n)-1+o);return{first:Math.max(0,Math.min(i,a)),last:a}}function ce(t,e,n,r,o){let i=t[r]?.left??0;return t.flatMap((a,l)=>{let u=a.left+a.width>e+i-100&&a.left<e+n+100;return l<r||l===o||u?[l]:[]})}function le({row:t,column:e},{key:n,ctrlKey:r,metaKey:o},{rows:i,columns:a,page:l}){let u=r||o,c=(m,d)=>({row:Math.max(-1,Math.min(i-1,m)),column:Math.max(0,Math.min(a-1,d))});switch(n){case"ArrowUp":return c(u?0:t-1,e);case"ArrowDown":return c(u?i-1:t+1,e);case"ArrowLeft":return c(t,u?0:e-1);case"ArrowRight":return c(t,u?a-1:e+1);case"PageUp":return c(Math.max(0,t-l),e);case"PageDown":return c(t+l,e);case"Home":return c(u?0:t,0);case"End":return c(u?i-1:t,a-1);default:return}}function ue({sort:t,onSort:e,...n}){let{columns:r,drawn:o,width:i,go:a}=n,l=u=>{let c=r[u];if(!c)return null;let m=t?.name===c.name?t.ascending?"ascending":"descending":void 0,d=r[u-1]?.group===c.group?void 0:c.group,f={...de(n,c,-1,u,R(c.sortable&&"sortable",d&&"starts-group")),role:"columnheader","aria-sort":c.sortable?m??"none":void 0,"aria-label":c.group?`${c.group}: ${c.title}`:c.title,title:c.title},w=()=>{a({row:-1,column:u}),c.sortable&&e(c.name)},y=m&&s`<span aria-hidden="true">${m==="ascending"?"\u2191":"\u2193"}</span>`;return s`
      <div key=${c.name} ...${f} onClick=${w}>
        <span class="table-group">${d}</span>
        <span class="table-title"><span class=${c.untitled?"visually-hidden":""}>${c.title}</span>${y}</span>
      </div>
    `};return s`<div role="row" class="table-header" aria-rowindex=${1} style=${{width:`${i}px`}}>${o.map(l)}</div>`}function me({row:t,top:e,table:n,...r}){let{columns:o,drawn:i,width:a,go:l}=r,u=n.isSelected(t),c=d=>{let f=o[d];if(!f)return null;let{content:w,title:y}=n.cell(t,f.name)??{},g={...de(r,f,t,d,w===void 0?"waiting":""),role:"gridcell",title:y};return s`<div key=${f.name} ...${g} onMouseDown=${()=>l({row:t,column:d})}>${w}</div>`},m={role:"row",class:R("table-row",u&&"selected"),"aria-rowindex":t+2,"aria-selected":u,style:{width:`${a}px`,transform:`translateY(${e}px)`}};return s`<div ...${m}>${i.map(c)}</div>`}function de({slots:t,frozen:e,focus:n},r,o,i,a){let{left:l,width:u}=t[i]??{left:0,width:0},c=i<e;return{class:R("cell",r.align,r.mono&&"mono",c&&"frozen",i===e-1&&"frozen-last",a),style:{width:`${u}px`,left:`${l}px`,position:c?"sticky":"absolute"},"aria-colindex":i+1,tabindex:n.row===o&&n.column===i?0:-1}}var H=32,it=44,Ze=6,fe=t=>it+t*H;function pe(t){let{columns:e,frozen:n,total:r,onView:o}=t,i=S(null),a=nn(i),[l,u]=b({row:0,column:0}),c=S(!1),m=U(()=>ie(e.map(p=>p.width)),[e]),d=m.reduce((p,k)=>p+k.width,0),{first:f,last:w}=ae(a.top,a.height-it,H,r,Ze),y=ce(m,a.left,a.width,n,l.column);$(()=>o(f,Math.max(f,w)),[f,w,o]),$(()=>{i.current?.scrollTo({top:0}),u(({column:p,row:k})=>({column:p,row:Math.min(0,k)}))},[t.of]);let g={row:Math.min(l.row,r-1),column:Math.min(l.column,e.length-1)};mt(()=>{c.current&&(c.current=!1,i.current?.querySelector('[tabindex="0"]')?.focus({preventScroll:!0}))});let M=p=>{c.current=!0,u(p),i.current&&en(i.current,p,m,n)},J=p=>{let k=Math.max(1,Math.floor((a.height-it)/H)-1),D=le(g,p,{rows:r,columns:e.length,page:k}),X=e[g.column];if(D)M(D);else if(p.key==="Enter"&&g.row>=0)t.onOpen(g.row);else if(p.key==="Enter"&&X?.sortable)t.onSort(X.name);else if(p.key===" "&&g.row>=0)t.onSelect(g.row);else return;p.preventDefault()},O=Array.from({length:Math.max(0,w-f+1)},(p,k)=>f+k);g.row>=0&&(g.row<f||g.row>w)&&O.push(g.row);let Y={columns:e,slots:m,drawn:y,frozen:n,width:d,focus:g,go:M},ct=tn(O),lt=[t.state,e,y.join()],ut=p=>[...lt,t.isSelected(p),p===g.row&&g.column],q={role:"grid",class:"table","aria-label":t.label,"aria-rowcount":r+1,"aria-colcount":e.length,"aria-multiselectable":"true",style:{height:`${fe(r)}px`,width:`${d}px`},onKeyDown:J},h=p=>s`<${me} key=${p} ...${Y} row=${p} top=${fe(p)} table=${t} />`;return s`
    <div class=${R("table-scroller",t.stale&&"stale")} ref=${i} aria-busy=${t.stale}>
      <div ...${q}>
          <${ue} ...${Y} sort=${t.sort} onSort=${t.onSort} />
          ${O.map(p=>ct(p,ut(p),()=>h(p)))}
        </div>
    </div>
  `}function tn(t){let e=S(new Map),n=e.current;return e.current=new Map(t.flatMap(r=>{let o=n.get(r);return o?[[r,o]]:[]})),(r,o,i)=>{let a=e.current.get(r);if(a&&a.causes.every((u,c)=>u===o[c]))return a.value;let l=i();return e.current.set(r,{causes:o,value:l}),l}}function en(t,{row:e,column:n},r,o){let i=Math.max(0,e)*H,a=t.clientHeight-it;i<t.scrollTop?t.scrollTop=i:i+H>t.scrollTop+a&&(t.scrollTop=i+H-a);let l=r[n];if(!l||n<o)return;let u=r[o]?.left??0;l.left-u<t.scrollLeft?t.scrollLeft=l.left-u:l.left+l.width>t.scrollLeft+t.clientWidth&&(t.scrollLeft=l.left+l.width-t.clientWidth)}function nn(t){let[e,n]=b({top:0,left:0,width:1200,height:800});return mt(()=>{let r=t.current;if(!r)return;let o=0,i=()=>{o=0;let{scrollTop:u,scrollLeft:c,clientWidth:m,clientHeight:d}=r;n(f=>f.top===u&&f.left===c&&f.width===m&&f.height===d?f:{top:u,left:c,width:m,height:d})},a=()=>{o||=requestAnimationFrame(i)};i(),r.addEventListener("scroll",a,{passive:!0});let l=new ResizeObserver(a);return l.observe(r),()=>{cancelAnimationFrame(o),r.removeEventListener("scroll",a),l.disconnect()}},[]),e}var rn={metrics:"Metrics",params:"Params",tags:"Tags"},on={"attributes.status":108,"attributes.start_time":150,"attributes.end_time":150,"attributes.duration":96,"attributes.user_id":110,"attributes.run_id":270,"attributes.artifact_uri":320};function he(t){let{entity:e}=pt(t),n=Z(t),r=on[t]??Math.max(96,Math.min(220,n.length*7.5+34)),o=e==="metrics"||t==="attributes.duration"?"end":void 0;return{name:t,title:n,group:rn[e],width:r,align:o,mono:e==="metrics",sortable:Tt(t)}}function $e(t){let e=["attributes.run_id","attributes.run_name","attributes.experiment_id","attributes.status"],n=t.includes("attributes.duration")?["attributes.start_time","attributes.end_time"]:[];return[...new Set([...e,...n,...t.filter(r=>r!=="attributes.duration")])]}function ge(t,e,n){if(t==="attributes.duration")return sn(e,n);let r=e(t);if(r===void 0)return;if(r===null)return{content:s`<span class="absent" aria-label="none">–</span>`};let{entity:o}=pt(t);return o==="metrics"?{content:Wt(r),title:Bt(r)}:t==="attributes.status"?{content:s`<${Qt} status=${String(r)} />`}:t.endsWith("_time")?{content:Ht(Number(r)),title:et(Number(r))}:{content:String(r),title:String(r)}}function sn(t,e){let[n,r,o]=[t("attributes.start_time"),t("attributes.end_time"),t("attributes.status")];if(n===void 0||r===void 0)return;let i=r===null&&o==="RUNNING"?e:r;return n===null||i===null?{content:s`<span class="absent" aria-label="none">–</span>`}:{content:Kt(Number(i)-Number(n))}}var xt={name:"attributes.start_time",ascending:!1};function we(t){let e=ft(t.get("orderByKey")??""),n=t.get("selectedColumns")?.split(",").flatMap(r=>ft(r)??[]);return{filter:t.get("searchFilter")??t.get("searchInput")??t.get("search")??"",sort:e?{name:e,ascending:t.get("orderByAsc")==="true"}:xt,deleted:t.get("lifecycleFilter")?.toLowerCase()==="deleted",...n?{columns:[...new Set(n)]}:{}}}function ye(t){let e=t.sort.name===xt.name&&t.sort.ascending===xt.ascending;return{searchFilter:t.filter||void 0,searchInput:void 0,search:void 0,orderByKey:e?void 0:t.sort.name,orderByAsc:e?void 0:String(t.sort.ascending),lifecycleFilter:t.deleted?"Deleted":void 0,selectedColumns:t.columns?.join(",")}}function xe({sort:t}){return[`${Nt(t.name)} ${t.ascending?"ASC":"DESC"}`]}function ve(t,e){return t.name===e?{name:e,ascending:!t.ascending}:{name:e,ascending:!e.startsWith("metrics.")&&!e.endsWith("_time")}}var vt=["attributes.status","attributes.start_time","attributes.duration"],an=6;function Se(t){return[...vt,...be(t.metrics).map(e=>`metrics.${e}`),...be(t.params).map(e=>`params.${e}`)]}function be(t){let e=t.filter(({key:r})=>!r.startsWith("system/")),n=e.filter(({varies:r})=>r);return(n.length>0?n:e).toSorted((r,o)=>o.runs-r.runs).slice(0,an).map(({key:r})=>r)}var G=200,cn=60,at=class{fetchWindow;onChange;total;state;error;windows;pending;visible;wanted;constructor(e,n){this.fetchWindow=e,this.onChange=n,this.state={},this.windows=new Map,this.pending=new Map,this.visible=[0],this.wanted=[]}change(){this.state={},this.onChange()}show(e,n,r){this.wanted=r;let o=this.total===void 0?n:Math.min(n,this.total-1);this.visible=ln(Math.floor(Math.max(0,e)/G),Math.floor(Math.max(0,o)/G));for(let[i,a]of this.pending)this.visible.includes(i)||this.abort(i,a);for(let i of this.visible)this.fetchMissing(i)}showColumns(e){this.wanted=e;for(let n of this.visible)this.fetchMissing(n)}hasValue(e,n){return[...this.windows.values()].some(r=>r.get(e)?.includes(n))}cell(e,n){return this.windows.get(Math.floor(e/G))?.get(n)?.[e%G]}refresh(){for(let e of[...this.windows.keys()])this.visible.includes(e)||this.windows.delete(e);for(let e of this.visible)this.pending.has(e)||this.fetch(e,[...this.wanted],!1)}close(){for(let[e,n]of this.pending)this.abort(e,n)}abort(e,n){n.abort(),this.pending.delete(e)}fetchMissing(e){let n=this.windows.get(e);n&&this.keepFresh(e,n);let r=this.wanted.filter(i=>!n?.has(i)),o=n===void 0;(o||r.length>0)&&!this.pending.has(e)&&this.fetch(e,r,!o)}keepFresh(e,n){this.windows.delete(e),this.windows.set(e,n);for(let r of this.windows.keys()){if(this.windows.size<=cn)break;this.windows.delete(r)}}async fetch(e,n,r){let o=new AbortController;this.pending.set(e,o);try{let i=await this.fetchWindow(n,e*G,G,o.signal);o.signal.aborted||this.take(e,n,i,r)}catch(i){if(o.signal.aborted)return;this.pending.delete(e),this.error=i instanceof V?i:new V("PAGE_ERROR",String(i),0),this.change()}}take(e,n,r,o){this.pending.delete(e);let i=n.map(u=>[u,[]]),a=o?this.windows.get(e):void 0,l=a!==void 0&&un(a,r.columns);this.keepFresh(e,new Map([...l?a:[],...i,...r.columns])),this.total=r.total,this.error=void 0,this.visible.includes(e)&&this.fetchMissing(e),this.change()}},ln=(t,e)=>Array.from({length:Math.max(0,e-t)+1},(n,r)=>t+r);function un(t,e){let[n,r]=[t.get("attributes.run_id")??[],e.get("attributes.run_id")??[]];return n.length===r.length&&n.every((o,i)=>o===r[i])}var mn=4e3,Ee=2e4,dn=6,fn=[[!1,"Active"],[!0,"Deleted"]],Ce="check",Q="attributes.run_name";function _e({experiment_ids:t,query:e}){let n=t.join(","),r=_(`experiment ${n}`,async f=>{let[w,...y]=t;return y.length===0&&w!==void 0?await Ft(w,f):void 0}),o=_(`keys ${n}`,f=>Pt(t,f)),i=r.value?.name??(t.length>1?W(t.length,"experiment"):"");if(A(i?[{text:i,experiment_id:t.length===1?n:void 0}]:[]),r.error)return s`<${v} heading="h1" what="This experiment can't be shown" error=${r.error} retry=${r.reload} />`;let a=we(e),l=f=>L(ye({...a,...f})),u=a.columns??(o.value?Se(o.value):vt),c=f=>l({columns:f}),m=o.value?s`<${oe} keys=${o.value} columns=${u} onColumns=${c} />`:o.error&&s`<button type="button" class="bad" onClick=${o.reload}>No list of columns: try again</button>`,d={experiment_ids:t,view:a,columns:u,change:l,picker:m,refreshKeys:o.reload};return s`<${pn} key=${n} ...${d} />`}function pn({experiment_ids:t,view:e,columns:n,change:r,picker:o,refreshKeys:i}){let[a,l]=b(new Set),u={experiment_ids:t,filter:e.filter,order_by:xe(e),deleted:e.deleted},{rows:c,stale:m,show:d,refresh:f}=gn(u,n);$n(c.total,i),z(i,Ee,c.hasValue("attributes.status","RUNNING"));let w=()=>l(new Set);$(w,[e.deleted]);let y=n.filter(h=>h!==Q),g=U(()=>[wn,yn(),...y.map(he)],[y.join(",")]),M=h=>String(c.cell(h,"attributes.run_id")??""),J=h=>x.run(String(c.cell(h,"attributes.experiment_id")??t[0]),M(h)),O=h=>l(p=>M(h)===""?p:vn(p,M(h))),Y=(h,p)=>{let k=M(h);if(k==="")return;let D=String(c.cell(h,Q)||k);return p===Ce?xn(D,a.has(k),()=>O(h)):p===Q?{content:s`<a href=${J(h)} tabindex=${-1}>${D}</a>`,title:D}:ge(p,X=>c.cell(h,X),Date.now())},ct={label:"Runs",of:JSON.stringify(u),state:c.state,stale:m,columns:g,frozen:2,total:c.total??0,sort:e.sort,cell:Y,isSelected:h=>a.has(M(h)),onSort:h=>r({sort:ve(e.sort,h)}),onSelect:O,onOpen:h=>P(J(h)),onView:d},lt=async()=>{await bn([...a],e.deleted,f)&&w(),i()},ut=h=>r({deleted:h}),q=e.filter!==""&&c.error?.status===400?c.error:void 0;return s`
    <div class="workspace">
      <h1 class="visually-hidden">Runs</h1>
      <div class="toolbar">
          <${se} filter=${e.filter} error=${q} onFilter=${h=>r({filter:h})} />
          <${nt} label="Which runs" chosen=${e.deleted} options=${fn} onChoose=${ut} />
          ${o}
        </div>
      <${Sn} total=${c.total} view=${e} selected=${a.size} unselect=${w} move=${lt} />
      <${hn} rows=${c} mistake=${q} table=${ct} view=${e} change=${r}
        refresh=${f} />
    </div>
  `}function hn({rows:{total:t,error:e},mistake:n,table:r,view:o,change:i,refresh:a}){return n?s`<${En} />`:t?s`<${pe} ...${r} />`:t===0?s`<${Cn} view=${o} change=${i} />`:e?s`<${v} what="The runs can't be shown" error=${e} retry=${a} />`:s`<${T} what="runs" />`}function $n(t,e){let n=S(t);$(()=>{n.current!==void 0&&n.current!==t&&e(),n.current=t},[t])}function gn(t,e){let[,n]=b(0),r=JSON.stringify(t),o=U(()=>new at((m,d,f,w)=>At(t,m,d,f,w),()=>n(m=>m+1)),[r]),i=$e(e),a=dt((m,d)=>o.show(m,d,i),[o,i.join(",")]);$(()=>(a(0,0),()=>o.close()),[o]),$(()=>o.showColumns(i),[o,i.join(",")]);let l=dt(()=>o.refresh(),[o]);Vt(l);let u=S(o),c=o.total!==void 0||o.error!==void 0;return c&&(u.current=o),z(l,o.hasValue("attributes.status","RUNNING")?mn:Ee,!0),{rows:u.current,stale:!c,show:a,refresh:l}}async function bn(t,e,n){let[r,o]=e?[bt,gt]:[gt,bt],i=await F(()=>ke(t,r));return n(),i?(j(`${e?"Restored":"Deleted"} ${W(t.length,"run")}.`,{undo:async()=>{await ke(t,o),n()}}),!0):!1}async function ke(t,e){let n=[...t],r=async()=>{for(let o=n.pop();o!==void 0;o=n.pop())await e(o)};await Promise.all(Array.from({length:dn},r))}var wn={name:Ce,title:"Selected",untitled:!0,width:36,sortable:!1},yn=()=>({name:Q,title:Z(Q),width:Math.min(240,Math.max(140,innerWidth*.38)),sortable:!0});function xn(t,e,n){let r=`Select ${t}`;return{content:s`<input type="checkbox" tabindex=${-1} aria-label=${r} checked=${e} onChange=${n} />`}}function vn(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}function Sn({total:t,view:e,selected:n,unselect:r,move:o}){let i=t===void 0?"":W(t,e.deleted?"deleted run":"run"),[a,l]=e.deleted?["restore","Restore"]:["trash","Delete"],u=s`
    <span class="selection">
      <span>${B(n)} selected</span>
      <button type="button" onClick=${o}><${C} name=${a} />${l}</button>
      <button type="button" class="quiet" onClick=${r}>Clear</button>
    </span>
  `;return s`<div class="count-bar">
    <span role="status">${i}${i&&e.filter&&" match the filter"}</span>
    ${n>0&&u}
  </div>`}var kn=[["metrics.loss < 0.1","the latest value of a metric"],["params.optimizer = 'adam' AND params.lr != '0.1'","params are text"],["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'","% stands for anything"],["metrics.`val/loss` <= 0.5","backticks around keys with other characters"],["attributes.run_name ILIKE '%baseline%'","in any case"]];function En(){return s`
    <${E} title="What a filter looks like">
      <dl class="examples">${kn.map(([t,e])=>s`
          <div>
            <dt class="mono">${t}</dt>
            <dd class="muted">${e}</dd>
          </div>
        `)}</dl>
      <//>
  `}function Cn({view:t,change:e}){return t.filter?s`
      <${E} title="No run matches the filter">
        <button type="button" onClick=${()=>e({filter:""})}>Clear the filter</button>
        <//>
    `:t.deleted?s`<${E} title="No deleted runs" />`:s`
    <${E} title="No runs yet">
      <p>A run that is logged to this experiment appears here by itself:</p>
      <pre class="snippet">${`import mlflow

mlflow.set_tracking_uri("${location.origin}")
with mlflow.start_run():
    mlflow.log_param("lr", 0.01)
    mlflow.log_metric("loss", 0.42)`}</pre>
      <//>
  `}function Me({load:t,...e}){let[n,r]=b({});return $(()=>{let o=new V("PAGE_OUTDATED","Its code can't be fetched. The server may have been updated: reload the page.",0);t().then(i=>r({component:i}),()=>r({error:o}))},[t]),n.error?s`<${v} heading="h1" what="This page can't be shown" error=${n.error} retry=${()=>location.reload()} />`:n.component?s`<${n.component} ...${e} />`:s`<${T} what="the page" />`}var _n=30;function Re({current:t}){return s`<${st} label=${s`<${C} name="down" />`} title="Go to another experiment" className="icon-button">
    ${e=>s`<${Mn} current=${t} close=${e} />`}
  <//>`}function Mn({current:t,close:e}){let[n,r]=b(""),o=_(`switcher ${n}`,l=>tt({filter:ot(n),order_by:"last_update_time DESC",deleted:!1,max_results:_n},l),{keep:!0}),i=o.value?.experiments??[],a=({experiment_id:l,name:u})=>{let c={title:u,"aria-current":l===t?"page":void 0};return s`<li key=${l}><a href=${x.experiment(l)} ...${c} onClick=${e}>${u}</a></li>`};return s`<div class="picker">
    <${K} label="Find an experiment" placeholder="Find an experiment" value=${n} onText=${r} />
    ${o.error&&s`<${v} what="No list" error=${o.error} retry=${o.reload} />`}
    <ul class="picker-list">${i.map(a)}</ul>
    ${o.value&&i.length===0&&s`<p class="muted">No experiment has “${n}” in its name.</p>`}
  </div>`}function Ne(){let t=N(zt);return s`<div class="notices" role="status" aria-live="polite">
    ${t.map(e=>s`<${Rn} key=${e.id} notice=${e} />`)}
  </div>`}function Rn({notice:t}){let{id:e,text:n,bad:r,undo:o}=t;return s`<div class=${r?"notice notice-bad":"notice"}>
    <span>${n}</span>
    ${o&&s`<button type="button" class="link" onClick=${()=>{wt(e),o&&F(o)}}>Undo</button>`}
    <${I} icon="close" label="Dismiss" onClick=${()=>wt(e)} />
  </div>`}var Nn={auto:"half",light:"sun",dark:"moon"},Tn=3e3;function Te({children:t}){return s`
    <a class="skip-link" href="#main" onClick=${Fn}>Skip to the content</a>
    <header class="top-bar">
      <a class="product" href=${x.experiments()}>Kiseki</a>
      <${In} />
      <${On} />
      <${Dn} />
    </header>
    <main id="main" tabindex="-1">${t}</main>
    <${Ne} />
  `}function Fn(t){t.preventDefault(),document.getElementById("main")?.focus()}function In(){let t=N(Ct);return s`
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href=${x.experiments()}>Experiments</a></li>
        ${t.map((e,n)=>s`
            <li key=${n}>
              <${Ln} ...${e} isLast=${n===t.length-1} />
            </li>
          `)}
      </ol>
    </nav>
  `}function Ln({text:t,href:e,experiment_id:n,isLast:r}){let o=e?s`<a href=${e} title=${t}>${t}</a>`:s`<span title=${t} aria-current=${r?"page":void 0}>${t}</span>`;return n===void 0?o:s`${o}<${Re} current=${n} />`}function On(){let t=N(ht.online);return $(()=>{if(t)return;let e=setInterval(()=>ht.response({path:"health"}).catch(()=>{}),Tn);return()=>clearInterval(e)},[t]),s`<span class=${t?"connection":"connection offline"} role="status">
    <span class="dot" aria-hidden="true"></span><span class="connection-text">${t?"Connected":"No answer, trying again"}</span>
  </span>`}function Dn(){let t=N(Jt),e=rt[(rt.indexOf(t)+1)%rt.length]??"auto",n=`Theme: ${t}. Change to ${e}`;return s`
    <button type="button" class="icon-button" aria-label=${n} title=${n} onClick=${()=>qt(e)}>
      <${C} name=${Nn[t]} />
    </button>
  `}function An(){let t=N(_t);return s`
    <${Te}>
      <${Pn} key=${t.route.page} ...${t} />
      <//>
  `}function Pn({route:t,query:e}){let[n,r]=kt();if(n)return s`<${v} heading="h1" what="This page has a defect" error=${Ut(n)} retry=${r} />`;switch(t.page){case"experiments":return s`<${ee} query=${e} />`;case"runs":return s`<${_e} experiment_ids=${t.experiment_ids} query=${e} />`;case"run":return s`<${Me} load=${Bn} key=${t.run_id} route=${t} query=${e} />`;case"find_run":return s`<${ne} run_id=${t.run_id} />`;case"absent":return s`<${Xt} title=${t.title} back=${t.back} />`}}var Bn=async()=>(await import("./run-ac94eb80.js")).RunPage;Yt();Mt();var Fe=document.getElementById("app");Fe&&St(s`<${An} />`,Fe);
