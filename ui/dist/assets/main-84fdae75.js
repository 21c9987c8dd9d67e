import{$ as Gt,A as ht,Aa as Zt,B as $t,C as tt,D as Ft,E as It,F as gt,G as et,H as Lt,I as Ot,J as Dt,K as At,L as bt,M as Pt,O as wt,P as yt,V as Bt,W as Wt,Z as Kt,_ as Ht,a as Et,aa as Ut,b as w,ba as nt,c as $,ca as Vt,d as ft,e as v,ea as B,f as V,fa as L,g as pt,ga as _,h as Ct,ha as rt,i as s,ia as zt,j as _t,ja as j,k as R,ka as jt,l as N,la as W,m as Mt,ma as xt,n as A,na as K,o as T,oa as C,p as S,pa as F,q as Z,r as E,ra as H,s as x,sa as ot,t as Rt,ta as Qt,u as Nt,ua as Jt,v as P,va as Yt,w as I,wa as st,xa as qt,y as z,z as Tt,za as Xt}from"./chunk-0ace2a1c.js";function te({title:t,back:e}){return A([{text:t}]),s`
    <${E} heading="h1" title=${`Not part of Kiseki yet: ${t}`}>
      <p>The address is one of MLflow's, but there is no page for it here.</p>
      <p><a href=${e}>${e===x.experiments()?"Go to the experiments":"Go back"}</a></p>
      <//>
  `}function it(t){let e=t.trim();if(e!=="")return e.includes("'")?`name ILIKE "%${e.replaceAll('"',"_")}%"`:`name ILIKE '%${e}%'`}var Pe=150,Be=2e4,ne=[["Name","name"],["Created","creation_time"],["Updated","last_update_time"]];function We(t){let e=ne.find(([,r])=>r===t.get("orderByKey"))?.[1]??"last_update_time",n=t.has("orderByAsc")?t.get("orderByAsc")==="true":e==="name";return{search:t.get("searchFilter")??"",column:e,ascending:n,deleted:t.get("lifecycleFilter")==="Deleted"}}function re({query:t}){A([]);let e=We(t),n=He(e),[r,o]=w(),i=[[!1,"Active"],[!0,"Deleted"]],a=l=>I({lifecycleFilter:l?"Deleted":void 0});return s`<div class="page">
    <div class="toolbar">
      <h1>Experiments</h1>
      <${Ge} search=${e.search} />
      <${ot} label="Which experiments" chosen=${e.deleted} options=${i} onChoose=${a} />
      <button type="button" class="primary" onClick=${()=>o({})}><${C} name="add" />New experiment</button>
    </div>
    <${Ue} view=${e} list=${n} rename=${l=>o({renamed:l})} />
    ${r&&s`<${Ke} ...${r} reload=${n.reload} close=${()=>o(void 0)} />`}
  </div>`}function Ke({renamed:t,reload:e,close:n}){let r=async a=>P(x.experiment(await Ot(a))),o=async a=>{t&&await Dt(t.experiment_id,a),e()},i=t?{title:"Rename the experiment",action:"Rename",initial:t.name,save:o}:{title:"New experiment",action:"Create",save:r};return s`<${Qt} label="Name" ...${i} close=${n} />`}function He(t){let e=JSON.stringify(t),n=(c,f)=>et({filter:it(t.search),order_by:`${t.column} ${t.ascending?"ASC":"DESC"}`,deleted:t.deleted,page_token:c},f),r=_(`experiments ${e}`,c=>n(void 0,c),{keep:!0}),[o,i]=w([]),a=r.value===void 0?[]:o[0]===r.value?o:[r.value],l=a.at(-1)?.next_page_token,u=async()=>{let c=await n(l);i(f=>f===o?[...a,c]:f)};return j(r.reload,Be,a.length<=1),{...r,experiments:a.flatMap(c=>c.experiments??[]),showMore:l?()=>K(u):void 0}}function Ge({search:t}){let[e,n]=w(t);return $(()=>n(t),[t]),$(()=>{if(e===t)return;let r=setTimeout(()=>I({searchFilter:e||void 0},{replace:!0}),Pe);return()=>clearTimeout(r)},[e,t]),s`
    <${H} class="search" label="Find experiments by name" placeholder="Find by name" value=${e}
      onText=${n} />
  `}function Ue({view:t,list:e,rename:n}){let{experiments:r,error:o,value:i,reload:a,showMore:l}=e;if(o&&!i)return s`<${S} what="The experiments can't be shown" error=${o} retry=${a} />`;if(!i)return s`<${T} what="experiments" />`;let u=o&&s`<${Z} error=${o} retry=${a} />`;if(r.length===0)return s`${u}<${qe} view=${t} />`;let c=m=>s`<${ze} key=${m.experiment_id} experiment=${m} rename=${n} reload=${a} />`,f=L(r.length,"experiment")+(l?", and more":"");return s`
    ${u}
    <div class="table-frame" tabindex="0" role="region" aria-label="Experiments">
          <table class="list">
            <thead><tr>
              ${ne.map(([m,d])=>s`<${Ve} title=${m} name=${d} view=${t} />`)}
              <th scope="col" class="wide-only">Tags</th>
              <th scope="col"><span class="visually-hidden">Actions</span></th>
            </tr></thead>
            <tbody>${r.map(c)}</tbody>
          </table>
          ${l&&s`<button type="button" class="more" onClick=${l}>Show more</button>`}
        </div>
    <p class="count muted" role="status">${f}</p>
  `}function Ve({title:t,name:e,view:n}){let r=n.column===e,o=r?!n.ascending:e==="name",i=r?n.ascending?"ascending":"descending":"none",a=()=>I({orderByKey:e,orderByAsc:String(o)}),l=r&&s`<span aria-hidden="true">${n.ascending?"\u2191":"\u2193"}</span>`;return s`
    <th scope="col" aria-sort=${i} class=${e==="creation_time"?"wide-only":""}>
      <button type="button" class="sort" onClick=${a}>${t}${l}</button>
    </th>
  `}function ze({experiment:t,rename:e,reload:n}){let{experiment_id:r,name:o,creation_time:i,last_update_time:a,tags:l=[]}=t,u=({key:c,value:f})=>s`<span class="tag" key=${c} title=${`${c}: ${f}`}>${c}: ${f}</span>`;return s`
    <tr>
      <td class="name"><a href=${x.experiment(r)} title=${o}>${o}</a></td>
      <td class="wide-only">
        <${ee} time=${Number(i)} />
      </td>
      <td>
        <${ee} time=${Number(a)} />
      </td>
      <td class="wide-only tags">${l.map(u)}</td>
      <td class="actions">
        <${je} experiment=${t} rename=${e} reload=${n} />
      </td>
    </tr>
  `}function je({experiment:t,rename:e,reload:n}){let{name:r,lifecycle_stage:o}=t;return o==="deleted"?s`<${F} icon="restore" label=${`Restore ${r}`} onClick=${()=>Ye(t,n)} />`:s`
    <${F} icon="edit" label=${`Rename ${r}`} onClick=${()=>e(t)} />
    <${F} icon="trash" label=${`Delete ${r}`} onClick=${()=>Je(t,n)} />
  `}function ee({time:t}){return s`<time datetime=${Qe(t)} title=${nt(t)}>${Vt(t,Date.now())}</time>`}var Qe=t=>Math.abs(t)<=864e13?new Date(t).toISOString():void 0;async function Je({experiment_id:t,name:e},n){await K(()=>At(t))&&(n(),W(`Deleted \u201C${e}\u201D with its runs.`,{undo:async()=>{await bt(t),n()}}))}async function Ye({experiment_id:t,name:e},n){await K(()=>bt(t))&&(n(),W(`Restored \u201C${e}\u201D.`))}function qe({view:t}){return t.search?s`
      <${E} title=${`No experiment has \u201C${t.search}\u201D in its name`}>
        <button type="button" onClick=${()=>I({searchFilter:void 0})}>Show all</button>
        <//>
    `:s`<${E} title=${t.deleted?"No deleted experiments":"No experiments yet"} />`}function oe({run_id:t}){let e=_(`find ${t}`,r=>Pt(t,r)),n=e.value?.info;return $(()=>{n&&P(x.run(n.experiment_id,n.run_id),{replace:!0})},[n]),e.error?s`<${S} heading="h1" what="This run can't be shown" error=${e.error} retry=${e.reload} />`:s`<${T} what="the run" />`}var Xe=6;async function se(t,e,n){let[r,o]=e?[yt,wt]:[wt,yt],{done:i,failure:a}=await ie(t,r);return n(),i.length>0&&W(`${e?"Restored":"Deleted"} ${L(i.length,"run")}.`,{undo:()=>Ze(i,o,n)}),a&&W(a.message,{bad:!0}),new Set(i)}async function Ze(t,e,n){let{failure:r}=await ie(t,e);if(n(),r)throw r}async function ie(t,e){let n=[...t],r=[],o,i=async()=>{for(let a=n.shift();a!==void 0&&!o;a=n.shift())try{await e(a),r.push(a)}catch(l){o??=rt(l)}};return await Promise.all(Array.from({length:Xe},i)),{done:r,failure:o}}function at({label:t,title:e,className:n="",align:r,children:o}){let[i,a]=w(!1),l=v(null),u=v(null),c=()=>{a(!1),u.current?.focus()};return $(()=>{if(!i)return;let g=b=>{b.target instanceof Node&&!l.current?.contains(b.target)&&a(!1)};return document.addEventListener("pointerdown",g),document.addEventListener("focusin",g),l.current?.querySelector(".popover-panel input, .popover-panel button")?.focus(),()=>{document.removeEventListener("pointerdown",g),document.removeEventListener("focusin",g)}},[i]),s`<div class="popover" ref=${l} onKeyDown=${g=>{g.key!=="Escape"||!i||(g.stopPropagation(),c())}}>
    <button type="button" ref=${u} ...${{class:n,title:e,"aria-expanded":i,"aria-haspopup":"dialog"}} onClick=${()=>a(!i)}>${t}</button>
    ${i&&s`<div class=${R("popover-panel",r)} role="dialog" aria-label=${e}>${o(c)}</div>`}
  </div>`}var ae=100;function ce(t){let e=s`<${C} name="columns" />Columns`;return s`<${at} label=${e} title="Choose columns" align="end">${()=>s`<${tn} ...${t} />`}<//>`}function tn({keys:t,columns:e,onColumns:n}){let[r,o]=w(""),i=m=>n(e.includes(m)?e.filter(d=>d!==m):[...e,m]),a=({title:m})=>m.toLowerCase().includes(r.toLowerCase()),u=[["Run",nn()],["Metrics",vt("metrics",t.metrics,t.runs_total)],["Params",vt("params",t.params,t.runs_total)],["Tags",vt("tags",t.tags,t.runs_total)]].map(([m,d])=>[m,d.filter(a)]),c=([m,d])=>d.length>0&&s`<${en} title=${m} choices=${d} columns=${e} toggle=${i} />`,f=u.every(([,m])=>m.length===0);return s`
    <div class="picker">
      <${H} label="Find a column" placeholder="Find a column" value=${r} onText=${o} />
      <div class="picker-list" tabindex="0" role="group" aria-label="Columns">
          ${u.map(c)}
          ${f&&s`<p class="muted">No column has “${r}” in its name.</p>`}
        </div>
      <div class="picker-actions">
        <button type="button" onClick=${()=>n(void 0)}>Defaults</button>
        <button type="button" onClick=${()=>n([])}>None</button>
      </div>
    </div>
  `}function en({title:t,choices:e,columns:n,toggle:r}){let o=({name:a,title:l,note:u})=>s`<label key=${a} title=${l}>
    <input type="checkbox" checked=${n.includes(a)} onChange=${()=>r(a)} />
    <span class="picker-name">${l}</span><span class="muted">${u}</span>
  </label>`,i=e.length-ae;return s`<fieldset>
    <legend>${t}</legend>
    ${e.slice(0,ae).map(o)}
    ${i>0&&s`<p class="muted">${B(i)} more: type to find them</p>`}
  </fieldset>`}function nn(){return Object.entries(Tt).filter(([t])=>t!=="run_name").map(([t,e])=>({name:`attributes.${t}`,title:e,note:""}))}function vt(t,e,n){return e.map(({key:r,runs:o,varies:i})=>{let a=o<n?`${B(o)} of ${B(n)}`:"";return{name:`${t}.${r}`,title:r,note:i?a:"same in all"}})}var rn="Filter runs, e.g. metrics.loss < 0.1 and params.optimizer = 'adam'";function le({filter:t,error:e,onFilter:n}){let[r,o]=w(t),i=v(null);return $(()=>o(t),[t]),$(()=>{let f=m=>{m.key!=="/"||m.ctrlKey||m.metaKey||sn(m.target)||(m.preventDefault(),i.current?.focus())};return document.addEventListener("keydown",f),()=>document.removeEventListener("keydown",f)},[]),s`<form class="filter" role="search" onSubmit=${f=>{f.preventDefault(),n(r.trim())}}>
    <div class="filter-line">
      <input ref=${i} type="text" class="mono" value=${r} aria-label="Filter runs" placeholder=${rn}
        spellcheck=${!1} autocomplete="off" autocapitalize="off" ...${e&&{"aria-invalid":"true","aria-describedby":"filter-error"}} onInput=${f=>o(_t(f))} />
      ${r&&s`<${F} icon="close" label="Clear the filter" onClick=${()=>{o(""),n(""),i.current?.focus()}} />`}
    </div>
    ${e&&s`<${on} filter=${t} error=${e} />`}
  </form>`}function on({filter:t,error:e}){let{position:n}=e,r=n!==void 0&&n<=t.length;return s`<div id="filter-error" class="filter-error" role="alert">
    ${r&&s`<pre aria-hidden="true">${t}${`
`}${" ".repeat(n)}^</pre>`}
    <p>${e.message}</p>
  </div>`}function sn(t){return t instanceof HTMLElement&&(t.isContentEditable||/^(input|textarea|select)$/i.test(t.tagName))}var an=[["metrics.loss < 0.1","the latest value of a metric"],["params.optimizer = 'adam' AND params.lr != '0.1'","params are text"],["tags.team LIKE 'vis%' OR attributes.status = 'FAILED'","% stands for anything"],["metrics.`val/loss` <= 0.5","backticks around keys with other characters"],["attributes.run_name ILIKE '%baseline%'","in any case"]];function ue(){return s`
    <${E} title="What a filter looks like">
      <dl class="examples">${an.map(([t,e])=>s`
          <div>
            <dt class="mono">${t}</dt>
            <dd class="muted">${e}</dd>
          </div>
        `)}</dl>
      <//>
  `}function me({experiment_ids:[t="0"],view:e,change:n}){return e.filter?s`
      <${E} title="No run matches the filter">
        <button type="button" onClick=${()=>n({filter:""})}>Clear the filter</button>
        <//>
    `:e.deleted?s`<${E} title="No deleted runs" />`:s`
    <${E} title="No runs yet">
      <p>A run that is logged to this experiment appears here by itself:</p>
      <pre class="snippet">${cn(location.href,t)}</pre>
      <//>
  `}function cn(t,e){return["import mlflow","",`mlflow.set_tracking_uri("${new URL(".",t).href.replace(/\/$/,"")}")`,`mlflow.set_experiment(experiment_id="${e}")`,"with mlflow.start_run():",'    mlflow.log_param("lr", 0.01)','    mlflow.log_metric("loss", 0.42)'].join(`
`)}function de(t){let e=0;return t.map(n=>{let r={left:e,width:n};return e+=n,r})}function fe(t,e,n,r,o){let i=Math.max(0,Math.floor(t/n)-o),a=Math.min(r-1,Math.ceil((t+e)/n)-1+o);return{first:Math.max(0,Math.min(i,a)),last:a}}function pe(t,e,n,r,o){let i=t[r]?.left??0;return t.flatMap((a,l)=>{let u=a.left+a.width>e+i-100&&a.left<e+n+100;return l<r||l===o||u?[l]:[]})}function he({row:t,column:e},{key:n,ctrlKey:r,metaKey:o},{rows:i,columns:a,page:l}){let u=r||o,c=(f,m)=>({row:Math.max(-1,Math.min(i-1,f)),column:Math.max(0,Math.min(a-1,m))});switch(n){case"ArrowUp":return c(u?0:t-1,e);case"ArrowDown":return c(u?i-1:t+1,e);case"ArrowLeft":return c(t,u?0:e-1);case"ArrowRight":return c(t,u?a-1:e+1);case"PageUp":return c(Math.max(0,t-l),e);case"PageDown":return c(t+l,e);case"Home":return c(u?0:t,0);case"End":return c(u?i-1:t,a-1);default:return}}function $e({sort:t,onSort:e,...n}){let{columns:r,drawn:o,width:i,go:a}=n,l=u=>{let c=r[u];if(!c)return null;let f=t?.name===c.name?t.ascending?"ascending":"descending":void 0,m=r[u-1]?.group===c.group?void 0:c.group,d={...be(n,c,-1,u,R(c.sortable&&"sortable",m&&"starts-group")),role:"columnheader","aria-sort":c.sortable?f??"none":void 0,"aria-label":c.group?`${c.group}: ${c.title}`:c.title,title:c.title},y=()=>{a({row:-1,column:u}),c.sortable&&e(c.name)},g=f&&s`<span aria-hidden="true">${f==="ascending"?"\u2191":"\u2193"}</span>`;return s`
      <div key=${c.name} ...${d} onClick=${y}>
        <span class="table-group">${m}</span>
        <span class="table-title"><span class=${c.untitled?"visually-hidden":""}>${c.title}</span>${g}</span>
      </div>
    `};return s`<div role="row" class="table-header" aria-rowindex=${1} style=${{width:`${i}px`}}>${o.map(l)}</div>`}function ge({row:t,top:e,table:n,...r}){let{columns:o,drawn:i,width:a,go:l}=r,u=n.isSelected(t),c=m=>{let d=o[m];if(!d)return null;let{content:y,title:g}=n.cell(t,d.name)??{},b={...be(r,d,t,m,y===void 0?"waiting":""),role:"gridcell",title:g};return s`<div key=${d.name} ...${b} onMouseDown=${()=>l({row:t,column:m})}>${y}</div>`},f={role:"row",class:R("table-row",u&&"selected"),"aria-rowindex":t+2,"aria-selected":u,style:{width:`${a}px`,transform:`translateY(${e}px)`}};return s`<div ...${f}>${i.map(c)}</div>`}function be({slots:t,frozen:e,focus:n},r,o,i,a){let{left:l,width:u}=t[i]??{left:0,width:0},c=i<e;return{class:R("cell",r.align,r.mono&&"mono",c&&"frozen",i===e-1&&"frozen-last",a),style:{width:`${u}px`,left:`${l}px`,position:c?"sticky":"absolute"},"aria-colindex":i+1,tabindex:n.row===o&&n.column===i?0:-1}}var G=32,ct=44,ln=6,we=t=>ct+t*G;function ye(t){let{columns:e,frozen:n,total:r,onView:o}=t,i=v(null),a=dn(i),[l,u]=w({row:0,column:0}),c=v(!1),f=V(()=>de(e.map(p=>p.width)),[e]),m=f.reduce((p,k)=>p+k.width,0),{first:d,last:y}=fe(a.top,a.height-ct,G,r,ln),g=pe(f,a.left,a.width,n,l.column);$(()=>o(d,Math.max(d,y)),[d,y,o]),$(()=>{i.current?.scrollTo({top:0}),u(({column:p,row:k})=>({column:p,row:Math.min(0,k)}))},[t.of]);let b={row:Math.min(l.row,r-1),column:Math.min(l.column,e.length-1)};ft(()=>{c.current&&(c.current=!1,i.current?.querySelector('[tabindex="0"]')?.focus({preventScroll:!0}))});let M=p=>{c.current=!0,u(p),i.current&&mn(i.current,p,f,n)},J=p=>{let k=Math.max(1,Math.floor((a.height-ct)/G)-1),D=he(b,p,{rows:r,columns:e.length,page:k}),X=e[b.column];if(D)M(D);else if(p.key==="Enter"&&b.row>=0)t.onOpen(b.row);else if(p.key==="Enter"&&X?.sortable)t.onSort(X.name);else if(p.key===" "&&b.row>=0)t.onSelect(b.row);else return;p.preventDefault()},O=Array.from({length:Math.max(0,y-d+1)},(p,k)=>d+k);b.row>=0&&(b.row<d||b.row>y)&&O.push(b.row);let Y={columns:e,slots:f,drawn:g,frozen:n,width:m,focus:b,go:M},ut=un(O),mt=[t.state,e,g.join()],dt=p=>[...mt,t.isSelected(p),p===b.row&&b.column],q={role:"grid",class:"table","aria-label":t.label,"aria-rowcount":r+1,"aria-colcount":e.length,"aria-multiselectable":"true",style:{height:`${we(r)}px`,width:`${m}px`},onKeyDown:J},h=p=>s`<${ge} key=${p} ...${Y} row=${p} top=${we(p)} table=${t} />`;return s`
    <div class=${R("table-scroller",t.stale&&"stale")} ref=${i} aria-busy=${t.stale}>
      <div ...${q}>
          <${$e} ...${Y} sort=${t.sort} onSort=${t.onSort} />
          ${O.map(p=>ut(p,dt(p),()=>h(p)))}
        </div>
    </div>
  `}function un(t){let e=v(new Map),n=e.current;return e.current=new Map(t.flatMap(r=>{let o=n.get(r);return o?[[r,o]]:[]})),(r,o,i)=>{let a=e.current.get(r);if(a&&a.causes.every((u,c)=>u===o[c]))return a.value;let l=i();return e.current.set(r,{causes:o,value:l}),l}}function mn(t,{row:e,column:n},r,o){let i=Math.max(0,e)*G,a=t.clientHeight-ct;i<t.scrollTop?t.scrollTop=i:i+G>t.scrollTop+a&&(t.scrollTop=i+G-a);let l=r[n];if(!l||n<o)return;let u=r[o]?.left??0;l.left-u<t.scrollLeft?t.scrollLeft=l.left-u:l.left+l.width>t.scrollLeft+t.clientWidth&&(t.scrollLeft=l.left+l.width-t.clientWidth)}function dn(t){let[e,n]=w({top:0,left:0,width:1200,height:800});return ft(()=>{let r=t.current;if(!r)return;let o=0,i=()=>{o=0;let{scrollTop:u,scrollLeft:c,clientWidth:f,clientHeight:m}=r;n(d=>d.top===u&&d.left===c&&d.width===f&&d.height===m?d:{top:u,left:c,width:f,height:m})},a=()=>{o||=requestAnimationFrame(i)};i(),r.addEventListener("scroll",a,{passive:!0});let l=new ResizeObserver(a);return l.observe(r),()=>{cancelAnimationFrame(o),r.removeEventListener("scroll",a),l.disconnect()}},[]),e}var fn={metrics:"Metrics",params:"Params",tags:"Tags"},pn={"attributes.status":108,"attributes.start_time":150,"attributes.end_time":150,"attributes.duration":96,"attributes.user_id":110,"attributes.run_id":270,"attributes.artifact_uri":320};function xe(t){let{entity:e}=$t(t),n=tt(t),r=pn[t]??Math.max(96,Math.min(220,n.length*7.5+34)),o=e==="metrics"||t==="attributes.duration"?"end":void 0;return{name:t,title:n,group:fn[e],width:r,align:o,mono:e==="metrics",sortable:It(t)}}function ve(t){let e=["attributes.run_id","attributes.run_name","attributes.experiment_id","attributes.status"],n=t.includes("attributes.duration")?["attributes.start_time","attributes.end_time"]:[];return[...new Set([...e,...n,...t.filter(r=>r!=="attributes.duration")])]}function Se(t,e,n){if(t==="attributes.duration")return hn(e,n);let r=e(t);if(r===void 0)return;if(r===null)return{content:s`<span class="absent" aria-label="none">–</span>`};let{entity:o}=$t(t);return o==="metrics"?{content:Ht(r),title:Kt(r)}:t==="attributes.status"?{content:s`<${Jt} status=${String(r)} />`}:t.endsWith("_time")?{content:Ut(Number(r)),title:nt(Number(r))}:{content:String(r),title:String(r)}}function hn(t,e){let[n,r,o]=[t("attributes.start_time"),t("attributes.end_time"),t("attributes.status")];if(n===void 0||r===void 0)return;let i=r===null&&o==="RUNNING"?e:r;return n===null||i===null?{content:s`<span class="absent" aria-label="none">–</span>`}:{content:Gt(Number(i)-Number(n))}}var St={name:"attributes.start_time",ascending:!1};function Ee(t){let e=ht(t.get("orderByKey")??""),n=t.get("selectedColumns")?.split(",").flatMap(r=>ht(r)??[]);return{filter:t.get("searchFilter")??t.get("searchInput")??t.get("search")??"",sort:e?{name:e,ascending:t.get("orderByAsc")==="true"}:St,deleted:t.get("lifecycleFilter")?.toLowerCase()==="deleted",...n?{columns:[...new Set(n)]}:{}}}function Ce(t){let e=t.sort.name===St.name&&t.sort.ascending===St.ascending;return{searchFilter:t.filter||void 0,searchInput:void 0,search:void 0,orderByKey:e?void 0:t.sort.name,orderByAsc:e?void 0:String(t.sort.ascending),lifecycleFilter:t.deleted?"Deleted":void 0,selectedColumns:t.columns?.join(",")}}function _e({sort:t}){return[`${Ft(t.name)} ${t.ascending?"ASC":"DESC"}`]}function Me(t,e){return t.name===e?{name:e,ascending:!t.ascending}:{name:e,ascending:!e.startsWith("metrics.")&&!e.endsWith("_time")}}var kt=["attributes.status","attributes.start_time","attributes.duration"],$n=6;function Re(t){return[...kt,...ke(t.metrics).map(e=>`metrics.${e}`),...ke(t.params).map(e=>`params.${e}`)]}function ke(t){let e=t.filter(({key:r})=>!Yt(r)),n=e.filter(({varies:r})=>r);return(n.length>0?n:e).toSorted((r,o)=>o.runs-r.runs).slice(0,$n).map(({key:r})=>r)}var U=200,gn=60,lt=class{fetchWindow;onChange;total;state;error;windows;pending;visible;wanted;constructor(e,n){this.fetchWindow=e,this.onChange=n,this.state={},this.windows=new Map,this.pending=new Map,this.visible=[0],this.wanted=[]}change(){this.state={},this.onChange()}show(e,n,r){this.wanted=r;let o=this.total===void 0?n:Math.min(n,this.total-1);this.visible=bn(Math.floor(Math.max(0,e)/U),Math.floor(Math.max(0,o)/U));for(let[i,a]of this.pending)this.visible.includes(i)||this.abort(i,a);for(let i of this.visible)this.fetchMissing(i)}showColumns(e){this.wanted=e;for(let n of this.visible)this.fetchMissing(n)}hasValue(e,n){return[...this.windows.values()].some(r=>r.get(e)?.includes(n))}cell(e,n){return this.windows.get(Math.floor(e/U))?.get(n)?.[e%U]}refresh(){for(let e of[...this.windows.keys()])this.visible.includes(e)||this.windows.delete(e);for(let e of this.visible)this.pending.has(e)||this.fetch(e,[...this.wanted],!1)}close(){for(let[e,n]of this.pending)this.abort(e,n)}abort(e,n){n.abort(),this.pending.delete(e)}fetchMissing(e){let n=this.windows.get(e);n&&this.keepFresh(e,n);let r=this.wanted.filter(i=>!n?.has(i)),o=n===void 0;(o||r.length>0)&&!this.pending.has(e)&&this.fetch(e,r,!o)}keepFresh(e,n){this.windows.delete(e),this.windows.set(e,n);for(let r of this.windows.keys()){if(this.windows.size<=gn)break;this.windows.delete(r)}}async fetch(e,n,r){let o=new AbortController;this.pending.set(e,o);try{let i=await this.fetchWindow(n,e*U,U,o.signal);o.signal.aborted||this.take(e,n,i,r)}catch(i){if(o.signal.aborted)return;this.pending.delete(e),this.error=i instanceof z?i:new z("PAGE_ERROR",String(i),0),this.change()}}take(e,n,r,o){this.pending.delete(e);let i=n.map(u=>[u,[]]),a=o?this.windows.get(e):void 0,l=a!==void 0&&wn(a,r.columns);this.keepFresh(e,new Map([...l?a:[],...i,...r.columns])),this.total=r.total,this.error=void 0,this.visible.includes(e)&&this.fetchMissing(e),this.change()}},bn=(t,e)=>Array.from({length:Math.max(0,e-t)+1},(n,r)=>t+r);function wn(t,e){let[n,r]=[t.get("attributes.run_id")??[],e.get("attributes.run_id")??[]];return n.length===r.length&&n.every((o,i)=>o===r[i])}var yn=4e3,Ne=2e4,xn=[[!1,"Active"],[!0,"Deleted"]],Te="check",Q="attributes.run_name";function Fe({experiment_ids:t,query:e}){let n=t.join(","),r=_(`experiment ${n}`,async d=>{let[y,...g]=t;return g.length===0&&y!==void 0?await Lt(y,d):void 0}),o=_(`keys ${n}`,d=>Wt(t,d)),i=r.value?.name??(t.length>1?L(t.length,"experiment"):"");if(A(i?[{text:i,experiment_id:t.length===1?n:void 0}]:[]),r.error)return s`<${S} heading="h1" what="This experiment can't be shown" error=${r.error} retry=${r.reload} />`;let a=Ee(e),l=d=>I(Ce({...a,...d})),u=a.columns??(o.value?Re(o.value):kt),c=d=>l({columns:d}),f=o.value?s`<${ce} keys=${o.value} columns=${u} onColumns=${c} />`:o.error&&s`<button type="button" class="bad" onClick=${o.reload}>No list of columns: try again</button>`,m={experiment_ids:t,view:a,columns:u,change:l,picker:f,refreshKeys:o.reload};return s`<${vn} key=${n} ...${m} />`}function vn({experiment_ids:t,view:e,columns:n,change:r,picker:o,refreshKeys:i}){let[a,l]=w(new Set),u={experiment_ids:t,filter:e.filter,order_by:_e(e),deleted:e.deleted},{rows:c,stale:f,show:m,refresh:d}=En(u,n);kn(c.total,i),j(i,Ne,c.hasValue("attributes.status","RUNNING"));let y=()=>l(new Set);$(y,[e.deleted,e.filter]);let g=n.filter(h=>h!==Q),b=V(()=>[Cn,_n(),...g.map(xe)],[g.join(",")]),M=h=>String(c.cell(h,"attributes.run_id")??""),J=h=>x.run(String(c.cell(h,"attributes.experiment_id")??t[0]),M(h)),O=h=>l(p=>M(h)===""?p:Rn(p,M(h))),Y=(h,p)=>{let k=M(h);if(k==="")return;let D=String(c.cell(h,Q)||k);return p===Te?Mn(D,a.has(k),()=>O(h)):p===Q?{content:s`<a href=${J(h)} tabindex=${-1}>${D}</a>`,title:D}:Se(p,X=>c.cell(h,X),Date.now())},ut={label:"Runs",of:JSON.stringify(u),state:c.state,stale:f,columns:b,frozen:2,total:c.total??0,sort:e.sort,cell:Y,isSelected:h=>a.has(M(h)),onSort:h=>r({sort:Me(e.sort,h)}),onSelect:O,onOpen:h=>P(J(h)),onView:m},mt=async()=>{let h=await se([...a],e.deleted,d);l(p=>p.difference(h)),i()},dt=h=>r({deleted:h}),q=e.filter!==""&&c.error?.status===400?c.error:void 0;return s`
    <div class="workspace">
      <h1 class="visually-hidden">Runs</h1>
      <div class="toolbar">
          <${le} filter=${e.filter} error=${q} onFilter=${h=>r({filter:h})} />
          <${ot} label="Which runs" chosen=${e.deleted} options=${xn} onChoose=${dt} />
          ${o}
        </div>
      <${Nn} total=${c.total} view=${e} selected=${a.size} unselect=${y} move=${mt} />
      <${Sn} rows=${c} mistake=${q} table=${ut} experiment_ids=${t} view=${e}
        change=${r} refresh=${d} />
    </div>
  `}function Sn({rows:{total:t,error:e},mistake:n,table:r,experiment_ids:o,view:i,change:a,refresh:l}){if(n)return s`<${ue} />`;if(t===void 0)return e?s`<${S} what="The runs can't be shown" error=${e} retry=${l} />`:s`<${T} what="runs" />`;let u=s`<${me} experiment_ids=${o} view=${i} change=${a} />`;return s`
    ${e&&s`<${Z} error=${e} retry=${l} />`}
    ${t>0?s`<${ye} ...${r} />`:u}
  `}function kn(t,e){let n=v(t);$(()=>{n.current!==void 0&&n.current!==t&&e(),n.current=t},[t])}function En(t,e){let[,n]=w(0),r=JSON.stringify(t),o=V(()=>new lt((m,d,y,g)=>Bt(t,m,d,y,g),()=>n(m=>m+1)),[r]),i=ve(e),a=pt((m,d)=>o.show(m,d,i),[o,i.join(",")]);$(()=>(a(0,0),()=>o.close()),[o]),$(()=>o.showColumns(i),[o,i.join(",")]);let l=v(o);l.current=o;let u=pt(()=>l.current.refresh(),[]);zt(u);let c=v(o),f=o.total!==void 0||o.error!==void 0;return f&&(c.current=o),j(u,o.hasValue("attributes.status","RUNNING")?yn:Ne,!0),{rows:c.current,stale:!f,show:a,refresh:u}}var Cn={name:Te,title:"Selected",untitled:!0,width:36,sortable:!1},_n=()=>({name:Q,title:tt(Q),width:Math.min(240,Math.max(140,innerWidth*.38)),sortable:!0});function Mn(t,e,n){let r=`Select ${t}`;return{content:s`<input type="checkbox" tabindex=${-1} aria-label=${r} checked=${e} onChange=${n} />`}}function Rn(t,e){let n=new Set(t);return n.delete(e)||n.add(e),n}function Nn({total:t,view:e,selected:n,unselect:r,move:o}){let i=t===void 0?"":L(t,e.deleted?"deleted run":"run"),a=e.filter&&(t===1?" matches the filter":" match the filter"),[l,u]=e.deleted?["restore","Restore"]:["trash","Delete"],c=s`
    <span class="selection">
      <span>${B(n)} selected</span>
      <button type="button" onClick=${o}><${C} name=${l} />${u}</button>
      <button type="button" class="quiet" onClick=${r}>Clear</button>
    </span>
  `;return s`<div class="count-bar">
    <span role="status">${i}${i&&a}</span>
    ${n>0&&c}
  </div>`}function Ie({load:t,...e}){let[n,r]=w({});return $(()=>{let o=new z("PAGE_OUTDATED","Its code can't be fetched. The server may have been updated: reload the page.",0);t().then(i=>r({component:i}),()=>r({error:o}))},[t]),n.error?s`<${S} heading="h1" what="This page can't be shown" error=${n.error} retry=${()=>location.reload()} />`:n.component?s`<${n.component} ...${e} />`:s`<${T} what="the page" />`}var Tn=30;function Le({current:t}){return s`<${at} label=${s`<${C} name="down" />`} title="Go to another experiment" className="icon-button">
    ${e=>s`<${Fn} current=${t} close=${e} />`}
  <//>`}function Fn({current:t,close:e}){let[n,r]=w(""),o=_(`switcher ${n}`,l=>et({filter:it(n),order_by:"last_update_time DESC",deleted:!1,max_results:Tn},l),{keep:!0}),i=o.value?.experiments??[],a=({experiment_id:l,name:u})=>{let c={title:u,"aria-current":l===t?"page":void 0};return s`<li key=${l}><a href=${x.experiment(l)} ...${c} onClick=${e}>${u}</a></li>`};return s`<div class="picker">
    <${H} label="Find an experiment" placeholder="Find an experiment" value=${n} onText=${r} />
    ${o.error&&s`<${S} what="No list" error=${o.error} retry=${o.reload} />`}
    <ul class="picker-list">${i.map(a)}</ul>
    ${o.value&&i.length===0&&s`<p class="muted">No experiment has “${n}” in its name.</p>`}
  </div>`}function Oe(){let t=N(jt);return s`<div class="notices" role="status" aria-live="polite">
    ${t.map(e=>s`<${In} key=${e.id} notice=${e} />`)}
  </div>`}function In({notice:t}){let{id:e,text:n,bad:r,undo:o}=t;return s`<div class=${r?"notice notice-bad":"notice"}>
    <span>${n}</span>
    ${o&&s`<button type="button" class="link" onClick=${()=>{xt(e),o&&K(o)}}>Undo</button>`}
    <${F} icon="close" label="Dismiss" onClick=${()=>xt(e)} />
  </div>`}var Ln={auto:"half",light:"sun",dark:"moon"},On=3e3;function De({children:t}){return s`
    <a class="skip-link" href="#main" onClick=${Dn}>Skip to the content</a>
    <header class="top-bar">
      <a class="product" href=${x.experiments()}>Kiseki</a>
      <${An} />
      <${Bn} />
      <${Wn} />
    </header>
    <main id="main" tabindex="-1">${t}</main>
    <${Oe} />
  `}function Dn(t){t.preventDefault(),document.getElementById("main")?.focus()}function An(){let t=N(Mt);return s`
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href=${x.experiments()}>Experiments</a></li>
        ${t.map((e,n)=>s`
            <li key=${n}>
              <${Pn} ...${e} isLast=${n===t.length-1} />
            </li>
          `)}
      </ol>
    </nav>
  `}function Pn({text:t,href:e,experiment_id:n,isLast:r}){let o=e?s`<a href=${e} title=${t}>${t}</a>`:s`<span title=${t} aria-current=${r?"page":void 0}>${t}</span>`;return n===void 0?o:s`${o}<${Le} current=${n} />`}function Bn(){let t=N(gt.online);return $(()=>{if(t)return;let e=setInterval(()=>gt.response({path:"health"}).catch(()=>{}),On);return()=>clearInterval(e)},[t]),s`<span class=${t?"connection":"connection offline"} role="status">
    <span class="dot" aria-hidden="true"></span><span class="connection-text">${t?"Connected":"No answer, trying again"}</span>
  </span>`}function Wn(){let t=N(qt),e=st[(st.indexOf(t)+1)%st.length]??"auto",n=`Theme: ${t}. Change to ${e}`;return s`
    <button type="button" class="icon-button" aria-label=${n} title=${n} onClick=${()=>Zt(e)}>
      <${C} name=${Ln[t]} />
    </button>
  `}function Kn(){let t=N(Rt);return s`
    <${De}>
      <${Hn} key=${t.route.page} ...${t} />
      <//>
  `}function Hn({route:t,query:e}){let[n,r]=Ct();if(n)return s`<${S} heading="h1" what="This page has a defect" error=${rt(n)} retry=${r} />`;switch(t.page){case"experiments":return s`<${re} query=${e} />`;case"runs":return s`<${Fe} experiment_ids=${t.experiment_ids} query=${e} />`;case"run":return s`<${Ie} load=${Gn} key=${t.run_id} route=${t} query=${e} />`;case"find_run":return s`<${oe} run_id=${t.run_id} />`;case"absent":return s`<${te} title=${t.title} back=${t.back} />`}}var Gn=async()=>(await import("./run-33cf1dc1.js")).RunPage;Xt();Nt();var Ae=document.getElementById("app");Ae&&Et(s`<${Kn} />`,Ae);
