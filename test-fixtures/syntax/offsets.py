# Offsets count UTF-16 code units: 🐍 has two, 协 one.
变量 = "🐍", 协程(名字)
await_ = f"🐍{变量.属性}🐍"
ﬁ = ﬀ.ﬁ
