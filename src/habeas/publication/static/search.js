"use strict";
// Finds people by any spelling, in the browser: the index is a script of its own, since file:// allows no request.
(function () {
  var box = document.getElementById("q"), list = document.getElementById("found"), said = document.getElementById("said");
  var people = window.people || [];
  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }
  function show() {
    var words = folded(box.value).split(" ").filter(Boolean);
    list.textContent = "";
    if (!words.length) { said.textContent = ""; return; }
    var found = people.filter(function (p) {
      var key = folded(p[2] + " " + p[1]);
      return words.every(function (w) { return key.indexOf(w) >= 0; });
    });
    said.textContent = found.length + (found.length === 1 ? " person" : " people");
    found.slice(0, 100).forEach(function (p) {
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = "person/" + encodeURIComponent(p[0]) + ".html";
      link.textContent = p[1];
      item.appendChild(link);
      list.appendChild(item);
    });
  }
  document.getElementById("finder").hidden = false;
  document.getElementById("without").hidden = true;
  box.addEventListener("input", show);
  show();
})();
