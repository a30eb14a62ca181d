"""Names of persons in Chinese characters: a surname of the list with one or two characters behind it."""

from __future__ import annotations

import re

from onrecord.letters.cues import phrases

# Source: the surnames of the Ministry of Public Security's yearly reports; then their traditional writings.
_SURNAME_ROWS = """
王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎
余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文
庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沙梅莫庄辛管祝左涂谷祁时舒耿牟卜
詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉
饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁張劉陳楊趙黃吳孫馬
羅鄭謝韓馮許鄧蕭葉閻鐘陸龍萬錢湯賀賴龔顏嚴溫蘆魯韋畢聶莊塗時關費紀項衛單寧華車邊饒鄔蘇盧蔣賈鄒顧譚
"""
_SURNAMES = frozenset("".join(_SURNAME_ROWS.split()))
# Surnames of two characters, and the Japanese ones most met.
_COMPOUND_ROWS = """
欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 皇甫 令狐 尉迟 公孙 慕容 端木 东方 夏侯 山田 田中 佐藤 铃木 鈴木
高桥 高橋 渡边 伊藤 山本 中村 小林 加藤 吉田 山口 松本 井上 木村 斋藤 清水 阿部 森田 池田 石川 岸田
安倍 福田 河野 麻生 南宫 司徒 独孤 百里 呼延
"""
_COMPOUND = tuple(_COMPOUND_ROWS.split())
_WORD_ROWS = """
项目 方面 关于 时间 成员 程序 全体 高级 常务 常驻 平台 石油 华侨 万国 黄金 雷区 马上 江西 江苏 单位 单独 车辆 安全
金融 时任 方案
"""
_WORDS = frozenset(_WORD_ROWS.split())
"""Words that begin as a surname does."""

_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8}){1,3}\Z")


def is_han_name(text: str) -> bool:
    """A surname with one or two characters behind it, or a foreign name with its point: "王毅", "科菲·安南".

    >>> is_han_name("欧阳志明"), is_han_name("顺颂"), is_han_name("伊莎·阿登"), is_han_name("国防部")
    (True, False, True, False)
    """
    text = text.replace("•", "·").replace("・", "·")
    if _FOREIGN.match(text):
        return True
    if not 2 <= len(text) <= 5 or not all("\u4e00" <= c <= "\u9fff" for c in text):
        return False
    compound = text.startswith(_COMPOUND) and len(text) >= 3
    if text[:2] in _WORDS or (not compound and (text[0] not in _SURNAMES or len(text) > 3)):
        return False
    ends = (p for key in ("posts", "bodies", "honorifics", "closings") for p in phrases(key, "zh"))
    return not any(text.endswith(p) for p in ends)
